package com.conduitllm.testing.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

import java.util.ArrayList;
import java.util.List;

/** Finds files and methods that do not fit on a screen. */
final class SourceSizes extends TreeScanner<Void, Void> {

    static final int LONGEST_FILE = 350;
    static final int LONGEST_METHOD = 40;

    private final ParsedSource source;
    private final List<SourceViolation> found = new ArrayList<>();

    private SourceSizes(ParsedSource source) {
        this.source = source;
    }

    static List<SourceViolation> in(ParsedSource source) {
        SourceSizes scan = new SourceSizes(source);
        int lines = source.file().lines();
        if (lines > LONGEST_FILE) {
            scan.found.add(
                    source.violation(
                            LONGEST_FILE + 1L,
                            "%d lines, at most %d: it has more than one subject; give the second one"
                                            .formatted(lines, LONGEST_FILE)
                                    + " a class of its own"));
        }
        scan.scan(source.unit(), null);
        return scan.found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        BlockTree body = method.getBody();
        if (body != null) {
            judge(method.getName().toString(), body);
        }
        return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        for (Tree member : type.getMembers()) {
            if (member instanceof BlockTree initializer) {
                judge("initializer of " + type.getSimpleName(), initializer);
            }
        }
        return super.visitClass(type, null);
    }

    private void judge(String name, BlockTree body) {
        long first = source.firstLine(body);
        long lines = source.lastLine(body) - first + 1;
        if (lines > LONGEST_METHOD) {
            found.add(
                    source.violation(
                            first,
                            "%s has %d lines, at most %d: name its steps and make them methods"
                                    .formatted(name, lines, LONGEST_METHOD)));
        }
    }
}
