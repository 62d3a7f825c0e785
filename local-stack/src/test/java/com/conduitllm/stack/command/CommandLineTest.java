package com.conduitllm.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;

class CommandLineTest {
    @Test
    void upHasTheDocumentedDefaults() {
        CommandLine up = valid("up");
        assertThat(up.corePort()).isEqualTo(8080);
        assertThat(up.adminPort()).isEqualTo(8081);
        assertThat(up.dataDir()).isEqualTo(Path.of(".conduit"));
        assertThat(up.fresh()).isFalse();
    }

    @Test
    void optionsTakeTheirValueInBothForms() {
        CommandLine up = valid("up", "--core-port", "0", "--admin-port=9001", "--fresh");
        assertThat(up.corePort()).isZero();
        assertThat(up.adminPort()).isEqualTo(9001);
        assertThat(up.fresh()).isTrue();
    }

    @Test
    void personsFolderWinsOverTheScriptsDefault() {
        String[] words = {"status", "--default-data-dir", "/repo/.conduit", "--data-dir", "mine"};
        assertThat(valid(words).dataDir()).isEqualTo(Path.of("mine"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    frob                  | Unknown command "frob": use up, demo, down or status.
                    up --wat              | Unknown option "--wat" for up: see ./conduit up --help.
                    demo --data-dir x     | Unknown option "--data-dir" for demo: see ./conduit demo --help.
                    down --fresh          | Unknown option "--fresh" for down: see ./conduit down --help.
                    up extra              | Unknown option "extra" for up: see ./conduit up --help.
                    up --data-dir         | Option --data-dir needs a value.
                    up --fresh=yes        | Option --fresh takes no value.
                    up --core-port 65536  | Option --core-port needs a port between 0 and 65535, not "65536".
                    up --admin-port abc   | Option --admin-port needs a port between 0 and 65535, not "abc".
                    up --core-port -1     | Option --core-port needs a port between 0 and 65535, not "-1".
                    """)
    void mistakeIsToldInOneSentence(String words, String sentence) {
        assertThat(CommandLine.parse(List.of(words.split(" "))))
                .isEqualTo(new CommandLine.Invalid(sentence));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbExplainsItself(Verb verb) {
        assertThat(CommandLine.parse(List.of(verb.label(), "--help")))
                .isInstanceOfSatisfying(
                        CommandLine.HelpWanted.class,
                        help -> assertThat(help.text()).contains(verb.label()));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void helpNamesEveryOptionOfThePerson(Verb verb) {
        for (Option option : Option.values()) {
            boolean inner = option.ordinal() > Option.STOP_ON_STDIN_CLOSE.ordinal();
            if (verb.reads(option) && !inner) {
                assertThat(Help.of(verb)).contains(option.label());
            }
        }
    }

    @Test
    void nothingAtAllShowsTheOverview() {
        assertThat(CommandLine.parse(List.of()))
                .isEqualTo(new CommandLine.HelpWanted(Help.OVERVIEW));
    }

    private static CommandLine valid(String... words) {
        return ((CommandLine.Valid) CommandLine.parse(List.of(words))).commandLine();
    }
}
