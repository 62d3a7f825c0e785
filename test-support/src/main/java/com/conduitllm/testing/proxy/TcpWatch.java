package com.conduitllm.testing.proxy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Listens to what the client of one connection says, and holds it or its answers. */
final class TcpWatch {
    /** Words may lie across two reads; longer ones are not looked for. */
    private static final int LONGEST_WORDS = 256;

    private final List<TcpHold> holds;
    private volatile @Nullable Gate answers;
    private String before = "";

    TcpWatch(List<TcpHold> holds) {
        this.holds = holds;
    }

    /** Before these bytes go to the server. */
    void request(byte[] buffer, int count) throws IOException {
        int known = before.length();
        String text = before + new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
        before = text.substring(Math.max(0, text.length() - LONGEST_WORDS));
        for (TcpHold hold : holds) {
            if (isSaidNow(hold, text, known)) {
                before = "";
                if (hold.answers()) {
                    answers = hold.gate();
                } else {
                    hold.gate().pass();
                }
            }
        }
    }

    /** What was said before the hold, and has passed, is no reason to hold what comes after it. */
    private static boolean isSaidNow(TcpHold hold, String text, int known) {
        return hold.words().matcher(text).results().anyMatch(found -> found.end() > known);
    }

    /** Before anything goes to the client. */
    void answer() throws IOException {
        Gate held = answers;
        if (held != null) {
            held.pass();
        }
    }
}
