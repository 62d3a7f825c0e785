package com.conduitllm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can go wrong at a start: a sentence, exit code 1, and nothing left running. */
@Tag("embedded")
class FailureIT {
    @TempDir Path folder;

    @Test
    void busyPortNamesTheOptionThatHelps() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run up = up(folder.resolve("data"), "--core-port", "" + busy.getLocalPort());
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains(
                            "✗ Port %d is in use by another program: choose one with --core-port"
                                    .formatted(busy.getLocalPort()));
        }
    }

    @Test
    void serviceThatDiesIsQuotedFromItsLog() throws Exception {
        Path data = folder.resolve("data");
        String jar = DyingService.jar(folder).toString();
        Run up =
                up(
                        data,
                        "--core-port",
                        "0",
                        "--admin-port",
                        "0",
                        "--core-jar",
                        jar,
                        "--admin-jar",
                        jar);
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
                .containsPattern("✗ (Core|Admin) ended by itself \\(exit code 7\\); its log is ")
                .contains("ERROR CONDUITLLM__STORAGE__S3__REGION is not a region")
                .doesNotContain("INFO  starting");
        assertThat(Run.jar("status", "--data-dir", data.toString()).output())
                .startsWith("Nothing is running in ");
    }

    @Test
    void missingServiceJarIsNamed() throws Exception {
        Run up =
                up(
                        folder.resolve("data"),
                        "--core-port",
                        "0",
                        "--admin-port",
                        "0",
                        "--core-jar",
                        "no/core.jar");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
                .contains("✗ no/core.jar is missing: start by ./conduit, which builds it.");
    }

    @Test
    void folderWithOtherFilesIsNotTouched() throws Exception {
        Path foreign = Files.writeString(folder.resolve("diary.txt"), "mine");
        Run serve = Run.jar("serve", "--data-dir", folder.toString());
        assertThat(serve.exitCode()).isEqualTo(1);
        assertThat(serve.output()).contains("holds other files").hasLineCount(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(foreign);
        }
    }

    @Test
    void freshRemovesWhatAStackLeftAndNothingElse() throws Exception {
        Path data = folder.resolve("data");
        StackProcess.serve(data).close();
        Path own = Files.writeString(data.resolve("note.txt"), "mine");
        Run up = up(data, "--fresh", "--core-port", "0", "--core-jar", "no/core.jar");
        assertThat(up.output()).contains("no/core.jar is missing");
        assertThat(own).exists();
        assertThat(data.resolve("logs/stack.log")).content().contains("initdb completed");
    }

    @Test
    void fileInsteadOfFolderIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "");
        Run serve = Run.jar("serve", "--data-dir", file.toString());
        assertThat(serve)
                .isEqualTo(new Run(1, "✗ " + file + " is a file; --data-dir needs a folder.\n"));
    }

    @Test
    void fullDiskIsNamed() throws Exception {
        Run mount =
                Run.of(
                        java.util.List.of(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=20m",
                                "tmpfs",
                                folder.toString()));
        assumeThat(mount.exitCode())
                .as("a small disk can be mounted here: " + mount.output())
                .isZero();
        try {
            Run serve = Run.jar("serve", "--data-dir", folder.resolve("data").toString());
            assertThat(serve.exitCode()).isEqualTo(1);
            assertThat(serve.output())
                    .contains("is full: ")
                    .contains("MB are needed")
                    .hasLineCount(1);
        } finally {
            assertThat(Run.of(java.util.List.of("umount", folder.toString())).exitCode()).isZero();
        }
    }

    private static Run up(Path data, String... options) throws Exception {
        var words = new java.util.ArrayList<String>();
        words.add("up");
        words.add("--data-dir");
        words.add(data.toString());
        words.addAll(java.util.List.of(options));
        return Run.jar(words.toArray(String[]::new));
    }
}
