package com.conduitllm.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** That it works is seen where there are services to start: in e2e. */
class QuickStartIT {
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx256m");

    @TempDir private Path folder;

    @Test
    void leavesAJarAloneThatCannotExtractItself() throws IOException {
        assertThat(QuickStart.of(TinyService.jar(folder), OPTIONS, Map::of)).isEmpty();
    }

    @Test
    void doesWithoutWhenItCannotBeMade() throws IOException {
        // Has the loader of Spring Boot, and not the libraries that extract by it.
        Path jar = Files.copy(Repository.jar("local-stack"), folder.resolve("some.jar"));

        assertThat(QuickStart.of(jar, OPTIONS, Map::of)).isEmpty();
    }

    @Test
    void tellsOneContentAndOneUseFromAnother() throws IOException {
        Path jar = Files.copy(Repository.jar("local-stack"), folder.resolve("some.jar"));
        JarContent content = JarContent.of(jar);

        assertThat(content.fingerprint(OPTIONS))
                .isEqualTo(JarContent.of(Repository.jar("local-stack")).fingerprint(OPTIONS))
                .isNotEqualTo(content.fingerprint(List.of()))
                .isNotEqualTo(JarContent.of(TinyService.jar(folder)).fingerprint(OPTIONS));
    }
}
