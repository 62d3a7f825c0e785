package com.conduitllm.testing.architecture;

import com.conduitllm.testing.stack.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules about what class files do not show: SQL that writes {@code media_records} stands only in
 * the package {@code media.record} (main sources), no file is longer than 350 lines and no method
 * longer than 40, both with their braces (main and test sources).
 */
public final class SourceRules {

    private static final String HOME = "com.conduitllm.media.record";
    private static final List<String> FOLDERS = List.of("src/main/java", "src/test/java");

    private final List<SourceFile> files;
    private final boolean sizes;

    private SourceRules(List<SourceFile> files, boolean sizes) {
        this.files = files;
        this.sizes = sizes;
    }

    /** The sources of one module. */
    public static SourceRules ofModule(Path module) {
        return of(sources(module.toAbsolutePath().normalize()));
    }

    /** The sources of all modules of the repository that the test runs in. */
    public static SourceRules ofRepository() {
        try (Stream<Path> folders = Files.list(Repository.root())) {
            return of(
                    folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                            .sorted()
                            .flatMap(folder -> sources(folder).stream())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + Repository.root(), e);
        }
    }

    static SourceRules of(List<SourceFile> files) {
        return new SourceRules(files, true);
    }

    /** Without the rules about sizes. */
    public SourceRules onlySql() {
        return new SourceRules(files.stream().filter(SourceFile::isProduct).toList(), false);
    }

    /** Everything that is wrong, in the order of files and lines. */
    public List<SourceViolation> violations() {
        return ParsedSource.parse(files).stream().flatMap(this::judge).toList();
    }

    /**
     * Fails when something is wrong, or when there was nothing to look at.
     *
     * @throws AssertionError with file and line of everything that was found
     */
    public void check() {
        if (files.isEmpty()) {
            throw new AssertionError("No Java source found: nothing to judge");
        }
        List<String> found = violations().stream().map(SourceViolation::toString).toList();
        if (!found.isEmpty()) {
            throw new AssertionError(String.join("\n", found));
        }
    }

    private Stream<SourceViolation> judge(ParsedSource source) {
        Stream<SourceViolation> sql = SqlWrites.in(source, HOME).stream();
        return sizes ? Stream.concat(sql, SourceSizes.in(source).stream()) : sql;
    }

    private static List<SourceFile> sources(Path module) {
        return FOLDERS.stream()
                .map(module::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> javaFiles(folder).stream())
                .map(file -> SourceFile.read(Repository.root(), file))
                .toList();
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot walk " + folder, e);
        }
    }
}
