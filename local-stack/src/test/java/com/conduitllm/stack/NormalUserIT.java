package com.conduitllm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The stack as a user without privileges and without a home. Only root can become another user;
 * where the build itself runs as a normal user, all other tests prove this one's point.
 */
@Tag("embedded")
class NormalUserIT {
    private static final String NOBODY = "65534";
    private static final List<String> AS_NOBODY =
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "env",
                    "-u",
                    "XDG_CACHE_HOME",
                    "HOME=/nonexistent");

    @BeforeEach
    void needsRootAndSetpriv() throws Exception {
        assumeThat(Run.of(List.of("id", "-u")).output().strip())
                .as("only root can become another user")
                .isEqualTo("0");
        assumeThat(Run.of(List.of("sh", "-c", "command -v setpriv")).exitCode())
                .as("setpriv is installed")
                .isZero();
    }

    @Test
    void servesWithoutPrivilegesAndWithoutHome() throws Exception {
        Path folder = Files.createTempDirectory("stack-of-nobody");
        try {
            assertThat(Run.of(List.of("chown", NOBODY, folder.toString())).exitCode()).isZero();
            try (var stack = StackProcess.serve(folder, AS_NOBODY)) {
                assertThat(Clients.query(stack.endpoints(), "SHOW fsync")).isEqualTo("on");
                assertThat(stack.postgres().info().user()).hasValue("nobody");
            }
        } finally {
            Run.of(List.of("rm", "-rf", folder.toString()));
        }
    }

    @Test
    void unwritableFolderIsToldInOneSentence() throws Exception {
        Path folder = Files.createTempDirectory("stack-of-root");
        try {
            var command = new java.util.ArrayList<>(AS_NOBODY);
            command.addAll(StackProcess.jar("serve", "--data-dir", folder.resolve("x").toString()));
            Run serve = Run.of(command, Map.of());
            assertThat(serve.exitCode()).isEqualTo(1);
            assertThat(serve.output()).contains("is not writable for this user.").hasLineCount(1);
        } finally {
            Run.of(List.of("rm", "-rf", folder.toString()));
        }
    }
}
