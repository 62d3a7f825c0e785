import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gate behind the tests: every test class in the tree has a report with at least one test that
 * was not skipped.
 *
 * <p>Surefire and Failsafe pick classes by name and are content with none. A test class with a name
 * that they do not know, or a module whose integration tests were not started, would otherwise look
 * like success.
 *
 * <p>A class may name the engines that it needs, {@code @Tag("containers")} or
 * {@code @Tag("embedded")}. What needs the others is left out, and said so. With containers, only
 * integration tests run: the others know no engines.
 *
 * <p>Arguments: the folder that holds the modules, and the engines of this build. Ends with 1 when
 * a class was left out that should have run.
 */
final class TestsRan {

    private static final Pattern TEST_METHOD =
            Pattern.compile(
                    "^\\s+@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b",
                    Pattern.MULTILINE);

    private static final String CONTAINERS = "containers";
    private static final String EMBEDDED = "embedded";

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).toRealPath();
        boolean containers = args[1].equals(CONTAINERS);
        List<Path> notRun;
        try (Stream<Path> modules = Files.list(root)) {
            notRun = modules.flatMap(TestsRan::leftOutOf).sorted().toList();
        }
        String others = containers ? EMBEDDED : CONTAINERS;
        warn(containers, notRun.stream().filter(file -> needs(others, file)).toList());
        List<Path> leftOut =
                notRun.stream()
                        .filter(file -> !needs(others, file))
                        .filter(file -> !containers || file.toString().endsWith("IT.java"))
                        .toList();
        leftOut.forEach(
                file -> System.err.println("[ERROR] " + root.relativize(file) + " ran no test"));
        if (!leftOut.isEmpty()) {
            System.err.println(
                    "[ERROR] Name unit tests *Test and integration tests *IT, give each a test that"
                            + " is not skipped, and run ./mvnw verify over all modules");
            System.exit(1);
        }
    }

    private static void warn(boolean containers, List<Path> others) {
        if (containers) {
            System.err.println(
                    "[WARNING] Containers: integration tests only. ./mvnw verify runs the unit"
                            + " tests, the proofs of the gates, and what needs the embedded"
                            + " engines: "
                            + names(others));
        } else if (!others.isEmpty()) {
            System.err.println(
                    "[WARNING] Not run here, they need a Docker engine: "
                            + names(others)
                            + ". ./mvnw verify -Pcontainers runs them");
        }
    }

    private static String names(List<Path> files) {
        return files.stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.joining(", "));
    }

    private static boolean needs(String engines, Path file) {
        return read(file).lines().anyMatch(("@Tag(\"" + engines + "\")")::equals);
    }

    private static Stream<Path> leftOutOf(Path module) {
        Path sources = module.resolve("src/test/java");
        if (!Files.isDirectory(sources)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(TestsRan::holdsTests)
                    .filter(file -> !ran(module, sources.relativize(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(module.toString(), e);
        }
    }

    private static boolean holdsTests(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".java")) {
            return false;
        }
        String text = read(file);
        String type = name.substring(0, name.length() - ".java".length());
        boolean inheritedOnly =
                text.contains("abstract class " + type) || text.contains("interface " + type);
        return !inheritedOnly && (TEST_METHOD.matcher(text).find() || type.matches(".*(Test|IT)"));
    }

    private static boolean ran(Path module, Path source) {
        String path = source.toString().replace('\\', '/');
        String type = path.substring(0, path.length() - ".java".length()).replace('/', '.');
        return Stream.of("surefire-reports", "failsafe-reports")
                .map(folder -> module.resolve("target").resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(TestsRan::list)
                .filter(report -> isReportOf(report.getFileName().toString(), type))
                .anyMatch(TestsRan::countsATest);
    }

    private static boolean isReportOf(String report, String type) {
        return report.equals("TEST-" + type + ".xml") || report.startsWith("TEST-" + type + "$");
    }

    private static boolean countsATest(Path report) {
        String text = read(report);
        int cases = text.split("<testcase ", -1).length - 1;
        int skipped = text.split("<skipped", -1).length - 1;
        return cases > skipped;
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(folder.toString(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file.toString(), e);
        }
    }
}
