package com.conduitllm.testing.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A source as the compiler's parser understands it: no regular expression has to know comments. */
record ParsedSource(SourceFile file, CompilationUnitTree unit, SourcePositions positions) {

    /** Parses all at once: the start of the compiler costs more than a file. */
    static List<ParsedSource> parse(List<SourceFile> files) {
        Map<URI, SourceFile> byAddress =
                files.stream().collect(Collectors.toMap(SourceFile::address, file -> file));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        problems,
                                        List.of("-proc:none"),
                                        null,
                                        files.stream().map(SourceFile::forCompiler).toList());
        try {
            List<ParsedSource> parsed = new ArrayList<>();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                SourceFile file = byAddress.get(unit.getSourceFile().toUri());
                parsed.add(new ParsedSource(Objects.requireNonNull(file), unit, positions));
            }
            refuse(problems.getDiagnostics());
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot parse", e);
        }
    }

    private static void refuse(List<Diagnostic<? extends JavaFileObject>> problems) {
        List<String> errors =
                problems.stream()
                        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                        .map(Diagnostic::toString)
                        .toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("A source does not parse: " + errors);
        }
    }

    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }

    /** Whether the literal is a text block, whose content starts one line below its quotes. */
    boolean isTextBlock(Tree literal) {
        return file.text().startsWith("\"\"\"", (int) positions.getStartPosition(unit, literal));
    }

    SourceViolation violation(long line, String what) {
        return new SourceViolation(file.path(), line, what);
    }
}
