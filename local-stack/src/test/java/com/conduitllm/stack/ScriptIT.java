package com.conduitllm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The script at the root: it finds a JDK or says in one sentence that there is none. */
@Tag("embedded")
class ScriptIT {
    private static final String NO_JDK =
            "✗ Conduit Media needs a JDK 25: install one (for example Eclipse Temurin 25) or set"
                    + " JAVA_HOME to it.\n";

    @TempDir Path folder;
    private Path script;
    private Path tools;

    /** A root of its own, so that a test never builds; and a PATH without any Java. */
    @BeforeEach
    void prepare() throws Exception {
        script =
                Files.copy(
                        Path.of(System.getProperty("local-stack.script")),
                        folder.resolve("conduit"));
        tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("bash", "dirname", "readlink", "find", "head")) {
            String found = Run.of(List.of("sh", "-c", "command -v " + tool)).output().strip();
            Files.createSymbolicLink(tools.resolve(tool), Path.of(found));
        }
        Path target = Files.createDirectories(folder.resolve("local-stack/target"));
        Files.copy(
                Path.of(System.getProperty("local-stack.jar")), target.resolve("local-stack.jar"));
    }

    @Test
    void machineWithoutJdkGetsOneSentence() throws Exception {
        assertThat(run("", "status")).isEqualTo(new Run(1, NO_JDK));
    }

    @Test
    void olderJdkIsNoJdk() throws Exception {
        Path old = Files.createDirectories(folder.resolve("jdk-17/bin")).getParent();
        for (String program : List.of("java", "javac")) {
            assertThat(Files.createFile(old.resolve("bin/" + program)).toFile().setExecutable(true))
                    .isTrue();
        }
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        assertThat(run(old.toString(), "status")).isEqualTo(new Run(1, NO_JDK));
    }

    @Test
    void handsOverWithItsOwnFolderAsDefault() throws Exception {
        assertThat(run(System.getProperty("java.home"), "status"))
                .isEqualTo(
                        new Run(
                                3,
                                "Nothing is running in " + folder.toRealPath() + "/.conduit.\n"));
    }

    @Test
    void mistakesAreToldBeforeAnythingIsBuilt() throws Exception {
        Run up = run(System.getProperty("java.home"), "up", "--wat");
        assertThat(up)
                .isEqualTo(
                        new Run(
                                2,
                                "✗ Unknown option \"--wat\" for up: see ./conduit up --help.\n"));
    }

    private Run run(String javaHome, String... words) throws Exception {
        var command =
                new java.util.ArrayList<>(
                        List.of(tools.resolve("bash").toString(), script.toString()));
        command.addAll(List.of(words));
        return Run.of(
                command,
                Map.of(
                        "PATH",
                        tools.toString(),
                        "JAVA_HOME",
                        javaHome,
                        "CONDUIT_NO_JDK_SEARCH",
                        "yes"));
    }
}
