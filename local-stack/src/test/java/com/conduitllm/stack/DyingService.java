package com.conduitllm.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A service that logs why it cannot work, and ends. */
public final class DyingService {
    private DyingService() {}

    public static void main(String[] arguments) {
        System.out.println("2026-01-01 INFO  starting");
        System.out.println("2026-01-01 ERROR CONDUITLLM__STORAGE__S3__REGION is not a region");
        System.exit(7);
    }

    static Path jar(Path folder) throws Exception {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, DyingService.class.getName());
        Path jar = folder.resolve("dying.jar");
        String entry = DyingService.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = DyingService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
        return jar;
    }
}
