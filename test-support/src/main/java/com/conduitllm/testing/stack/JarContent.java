package com.conduitllm.testing.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * What is in a jar, by the check sums that it holds itself: reproducible builds give each jar the
 * same time, and reading 100 MB for a better sum would cost more than it is worth.
 *
 * @param springBoot whether it can extract itself
 */
record JarContent(List<String> sums, boolean springBoot) {

    static JarContent of(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> sums = file.stream().map(JarContent::sum).toList();
            return new JarContent(sums, file.getEntry("BOOT-INF/classpath.idx") != null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }

    private static String sum(ZipEntry entry) {
        return entry.getName() + " " + entry.getCrc() + " " + entry.getSize();
    }

    /** Differs when the content differs, or what is done with it. */
    String fingerprint(List<String> use) {
        CRC32 content = new CRC32();
        sums.forEach(sum -> content.update(sum.getBytes(StandardCharsets.UTF_8)));
        return "%08x-%08x".formatted(content.getValue(), use.hashCode());
    }
}
