package com.conduitllm.testing.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A Java source.
 *
 * @param path relative to the repository, with slashes
 * @param text its content
 */
record SourceFile(String path, String text) {
    private static final List<String> PROOFS = List.of("e2e/", "protocol-proof/", "benchmarks/");

    static SourceFile read(Path repository, Path file) {
        try {
            String path = repository.relativize(file).toString().replace('\\', '/');
            return new SourceFile(path, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Ships with the product: no test, and no program that puts the product to the test. */
    boolean isProduct() {
        return path.contains("src/main/java/") && PROOFS.stream().noneMatch(path::startsWith);
    }

    int lines() {
        return (int) text.lines().count();
    }

    URI address() {
        return URI.create("string:///" + path.replace(" ", "%20"));
    }

    JavaFileObject forCompiler() {
        return new SimpleJavaFileObject(address(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
