package com.conduitllm.stack.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class LogTailTest {
    @TempDir Path folder;

    @Test
    void errorsOfThisRunAreChosen() throws Exception {
        String earlier = "ERROR of yesterday\n";
        Path log = Files.writeString(folder.resolve("log"), earlier + "INFO a\nERROR b\nINFO c\n");
        assertThat(LogTail.errors(log, earlier.length())).containsExactly("ERROR b");
    }

    @Test
    void lastLinesStandInWhereNothingLooksLikeAnError() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "one\n\ntwo\n");
        assertThat(LogTail.errors(log, 0)).containsExactly("one", "two");
    }

    @Test
    void onlyTheLastFewOfMany() throws Exception {
        Path log =
                Files.writeString(folder.resolve("log"), "ERROR x\n".repeat(10_000) + "ERROR y\n");
        assertThat(LogTail.errors(log, 0)).hasSize(6).last().isEqualTo("ERROR y");
    }

    @Test
    void missingLogIsSaid() {
        assertThat(LogTail.errors(folder.resolve("none"), 0))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }
}
