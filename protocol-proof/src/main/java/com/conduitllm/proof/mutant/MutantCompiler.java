package com.conduitllm.proof.mutant;

import com.conduitllm.testing.stack.Repository;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the changed sources of a mutant, with all others of their packages, against the
 * product's own classes, into a folder that comes first on the class path of the process that is
 * put to the test. The others because a compiler copies constants: a statement that is one stands
 * in the class that executes it.
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
            Map<String, String> changed = changed(mutant);
            List<Path> files = new ArrayList<>(neighbours(changed.keySet()));
            changed.forEach((file, text) -> files.add(write(sources, file, text)));
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

    /** The other sources of the changed packages. */
    private static List<Path> neighbours(Set<String> changed) throws IOException {
        Set<Path> edited =
                changed.stream().map(Repository.root()::resolve).collect(Collectors.toSet());
        List<Path> others = new ArrayList<>();
        for (Path folder : edited.stream().map(Path::getParent).distinct().toList()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !edited.contains(file))
                        .forEach(others::add);
            }
        }
        return others;
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
