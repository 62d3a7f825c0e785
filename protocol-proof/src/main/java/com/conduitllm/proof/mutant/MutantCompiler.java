package com.conduitllm.proof.mutant;

import com.conduitllm.testing.stack.Repository;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the changed sources of a mutant against the product's own classes, into a folder that
 * comes first on the class path of the process that is put to the test.
 */
public final class MutantCompiler {
    private MutantCompiler() {}

    /**
     * Makes the mutant's classes in {@code folder}.
     *
     * @throws MutantDoesNotApplyException when the product has changed there
     * @throws IllegalStateException when what came out is no Java
     */
    public static void compile(Mutant mutant, Path folder) {
        try {
            Path sources = Files.createDirectories(folder.resolveSibling(mutant.name() + "-src"));
            List<Path> files =
                    changed(mutant).entrySet().stream()
                            .map(changed -> write(sources, changed.getKey(), changed.getValue()))
                            .toList();
            compile(mutant.name(), files, Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The changed sources by their paths. */
    static Map<String, String> changed(Mutant mutant) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Edit edit : mutant.edits()) {
            String before = texts.computeIfAbsent(edit.file(), MutantCompiler::read);
            texts.put(edit.file(), edit.apply(before, mutant.name()));
        }
        return texts;
    }

    private static String read(String file) {
        try {
            return Files.readString(Repository.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static Path write(Path folder, String file, String text) {
        try {
            return Files.writeString(folder.resolve(Path.of(file).getFileName()), text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the mutant of " + file, e);
        }
    }

    private static void compile(String name, List<Path> files, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of(
                            "-d",
                            folder.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-parameters",
                            "-proc:none",
                            "-nowarn");
            boolean compiled =
                    compiler.getTask(
                                    complaints,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(
                        "The mutant " + name + " is no Java: " + complaints);
            }
        }
    }
}
