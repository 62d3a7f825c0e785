import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The format gate: google-java-format in its AOSP style over every Java source below a folder.
 *
 * <p>Maven runs this file as a program of its own because the formatter parses with the javac that
 * it runs on, and Maven may run on a Java that is older than these sources.
 *
 * <p>Arguments: {@code check} or {@code apply}, the folder, then paths below it that stay as they
 * are. Ends with 1 when {@code check} finds a file to mend, or when a file does not parse.
 */
final class FormatSources {

    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    private static final int MOST_PASSES = 5;

    public static void main(String[] args) throws IOException {
        boolean apply =
                switch (args[0]) {
                    case "apply" -> true;
                    case "check" -> false;
                    default -> throw new IllegalArgumentException("check or apply, not " + args[0]);
                };
        Path root = Path.of(args[1]).toRealPath();
        Set<Path> kept = Stream.of(args).skip(2).map(root::resolve).collect(Collectors.toSet());
        List<Verdict> wrong =
                sourcesBelow(root, kept).parallelStream()
                        .map(file -> judge(file, apply))
                        .filter(verdict -> !verdict.equals(Verdict.FINE))
                        .toList();
        wrong.forEach(verdict -> System.err.println("[ERROR] " + verdict.describe(root)));
        if (!wrong.isEmpty()) {
            System.err.println("[ERROR] Mend the format with: ./mvnw -Pformat validate");
            System.exit(1);
        }
    }

    private static List<Path> sourcesBelow(Path root, Set<Path> kept) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        String name = dir.getFileName().toString();
                        boolean ours = !name.equals("target") && !name.startsWith(".");
                        return dir.equals(root) || (ours && !kept.contains(dir))
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        if (file.toString().endsWith(".java") && !kept.contains(file)) {
                            sources.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return sources;
    }

    private static Verdict judge(Path file, boolean apply) {
        try {
            String before = Files.readString(file);
            String after = formatted(before);
            if (before.equals(after)) {
                return Verdict.FINE;
            }
            if (apply) {
                Files.writeString(file, after);
                return Verdict.FINE;
            }
            return new Verdict(file, "is not formatted");
        } catch (FormatterException e) {
            return new Verdict(file, "does not parse: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** One pass may leave strings that it broke in places that the next pass moves. */
    private static String formatted(String source) throws FormatterException {
        String before = source;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            String after = FORMATTER.formatSourceAndFixImports(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private record Verdict(Path file, String fault) {

        static final Verdict FINE = new Verdict(Path.of(""), "");

        String describe(Path root) {
            return root.relativize(file) + " " + fault;
        }
    }
}
