package com.conduitllm.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

class CommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Screen screen = new Screen(stream(out), stream(err), false);
    private final Command command =
            new Command("prove", "How to prove", Set.of("--minutes"), Set.of("--list"));

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void endsWithZeroOnlyWhenAllHeld() {
        assertThat(command.exitCode(screen, (_, _) -> true)).isZero();
        assertThat(command.exitCode(screen, (_, _) -> false)).isEqualTo(1);
    }

    @Test
    void handsOverWhatWasAskedFor() {
        Command.Work work =
                (options, _) ->
                        options.number("--minutes", 0, 9, 5) == 3
                                && options.has("--list")
                                && options.text("--seed").isEmpty();

        assertThat(command.exitCode(screen, work, "--minutes", "3", "--list")).isZero();
        assertThat(command.exitCode(screen, work, "--list", "--minutes=3")).isZero();
    }

    @Test
    void printsItsHelpAndDoesNothing() {
        int code = command.exitCode(screen, (_, _) -> false, "--minutes", "--help");

        assertThat(code).isZero();
        assertThat(out).asString().isEqualTo("How to prove\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --minuts 3     | Unknown option "--minuts": see ./conduit prove --help.
                    nonsense       | Unknown option "nonsense": see ./conduit prove --help.
                    --minutes      | Option --minutes needs a value.
                    --minutes=     | Option --minutes needs a value.
                    --list=3       | Option --list takes no value.
                    --minutes many | Option --minutes needs a whole number from 0 to 9, not "many".
                    --minutes -1   | Option --minutes needs a whole number from 0 to 9, not "-1".
                    --minutes 10   | Option --minutes needs a whole number from 0 to 9, not "10".
                    """)
    void saysWhatIsWrongInOneSentence(String arguments, String sentence) {
        Command.Work work = (options, _) -> options.number("--minutes", 0, 9, 5) > 0;

        assertThat(command.exitCode(screen, work, arguments.split(" "))).isEqualTo(2);

        assertThat(err).asString().isEqualTo("✗ " + sentence + "\n");
        assertThat(out).asString().isEmpty();
    }

    @Test
    void knowsWhichEnginesThereAre() {
        Options options =
                Options.parse(
                        "soak", Set.of("--engines"), Set.of(), List.of("--engines", "docker"));

        assertThatThrownBy(options::engines)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Option --engines: The engines are \"embedded\" or \"containers\", not"
                                + " \"docker\".");
    }

    @Test
    void saysInOneSentenceThatItCannotGoOn() {
        Command.Work work =
                (_, _) -> {
                    throw new IllegalStateException("the disk is full");
                };

        assertThat(command.exitCode(screen, work)).isEqualTo(1);
        assertThat(err).asString().isEqualTo("✗ ./conduit prove cannot go on: the disk is full\n");
    }

    @Test
    void showsProgressOnlyWhereItCanBeRedrawn() {
        screen.progress("going on");
        assertThat(out).asString().isEmpty();

        Screen terminal = new Screen(stream(out), stream(err), true);
        terminal.progress("going on");
        terminal.line("done");

        assertThat(out).asString().contains("going on").endsWith("\r\u001b[2Kdone\n");
    }

    @Test
    void printsTablesForPeopleAndForDocuments() {
        Table table = new Table("step", "times").row("reserved", 12);

        assertThat(table.lines())
                .containsExactly(
                        "     step      times", "     " + "─".repeat(15), "     reserved  12");
        assertThat(table.markdown())
                .containsExactly("| step | times |", "|---|---|", "| reserved | 12 |");
    }
}
