package com.conduitllm.testing.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds SQL text that writes {@code media_records}: in strings, text blocks, annotations and
 * concatenations, over lines and in any case. The table's name as a string of its own counts, too:
 * whoever has it as a constant can write with it unseen.
 */
final class SqlWrites extends TreeScanner<Void, Void> {

    static final String MENDING =
            "only the package media.record changes media_records, so that the state machine is read"
                    + " in one place: call MediaLedger, or add the transition there";

    private static final String GAP = "(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)+";
    private static final Pattern WRITE =
            Pattern.compile(
                    "\\b(?:insert GAP into|update|delete GAP from|merge GAP into"
                                    .replace(" GAP ", GAP)
                            + "|truncate(?:GAPtable)?|copy)(?:GAPonly)?GAP".replace("GAP", GAP)
                            + "(?:\"?\\w+\"?\\s*\\.\\s*)?\"?media_records\\b",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NAME =
            Pattern.compile("\\s*media_records\\s*", Pattern.CASE_INSENSITIVE);

    private record Piece(String text, ExpressionTree source) {}

    private final ParsedSource source;
    private final List<SourceViolation> found = new ArrayList<>();

    private SqlWrites(ParsedSource source) {
        this.source = source;
    }

    static List<SourceViolation> in(ParsedSource source, String home) {
        if (!source.file().isProduct() || source.packageName().equals(home)) {
            return List.of();
        }
        SqlWrites scan = new SqlWrites(source);
        scan.scan(source.unit(), null);
        return scan.found;
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void unused) {
        if (tree.getKind() != Tree.Kind.PLUS) {
            return super.visitBinary(tree, null);
        }
        List<Piece> pieces = new ArrayList<>();
        collect(tree, pieces);
        judge(pieces);
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void unused) {
        if (tree.getValue() instanceof String text) {
            judge(List.of(new Piece(text, tree)));
        }
        return null;
    }

    private void collect(ExpressionTree tree, List<Piece> pieces) {
        switch (tree) {
            case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
                collect(sum.getLeftOperand(), pieces);
                collect(sum.getRightOperand(), pieces);
            }
            case ParenthesizedTree inner -> collect(inner.getExpression(), pieces);
            case LiteralTree literal ->
                    pieces.add(new Piece(String.valueOf(literal.getValue()), literal));
            default -> {
                // What is not known here ends a word; strings inside of it are judged alone.
                pieces.add(new Piece("?", tree));
                scan(tree, null);
            }
        }
    }

    private void judge(List<Piece> pieces) {
        String text = String.join("", pieces.stream().map(Piece::text).toList());
        Matcher write = WRITE.matcher(text);
        while (write.find()) {
            report(pieces, write.start(), write.group().replaceAll("\\s+", " "));
        }
        pieces.stream()
                .filter(piece -> NAME.matcher(piece.text()).matches() && pieces.size() == 1)
                .forEach(piece -> report(List.of(piece), 0, "the table's name as a constant"));
    }

    private void report(List<Piece> pieces, int offset, String what) {
        int left = offset;
        int index = 0;
        while (left >= pieces.get(index).text().length()) {
            left -= pieces.get(index).text().length();
            index++;
        }
        Piece piece = pieces.get(index);
        long line = source.firstLine(piece.source());
        if (source.isTextBlock(piece.source())) {
            line += 1 + piece.text().substring(0, left).chars().filter(c -> c == '\n').count();
        }
        found.add(source.violation(line, "'%s': %s".formatted(what, MENDING)));
    }
}
