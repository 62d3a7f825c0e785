package com.conduitllm.core.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

class SpoolIT {
    private static final byte[] HELLO =
            "hello, world".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir Path folder;

    @Test
    void countsHashesAndGivesBackWhatWasWritten() throws Exception {
        try (SpoolFile file = new Spool(folder, 100).begin()) {
            try (OutputStream out = file.output()) {
                out.write(HELLO, 0, 5);
                out.write(HELLO[5]);
                out.write(HELLO, 6, HELLO.length - 6);
            }

            SpooledObject object = file.finish();

            assertThat(object.size()).isEqualTo(HELLO.length);
            assertThat(object.sha256())
                    .isEqualTo("09ca7e4eaa6e8ae9c7d261167129184883644d07dfba7cbfbc4c8a2e08360d5b");
            assertThat(object.type()).isEmpty();
            assertThat(object.open().readAllBytes()).isEqualTo(HELLO);
        }
    }

    @Test
    void readersDoNotDisturbEachOther() throws Exception {
        try (SpoolFile file = new Spool(folder, 100).begin()) {
            file.output().write(HELLO);
            SpooledObject object = file.finish();
            var first = object.open();
            assertThat(first.readNBytes(5)).asString().isEqualTo("hello");

            assertThat(object.open().readAllBytes()).isEqualTo(HELLO);
            assertThat(first.readAllBytes()).asString().isEqualTo(", world");
        }
    }

    @Test
    void firstByteOverTheLimitIsRefused() throws Exception {
        try (SpoolFile file = new Spool(folder, HELLO.length).begin()) {
            OutputStream out = file.output();
            out.write(HELLO);

            assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> out.write(1));
        }
    }

    @Test
    void crashLeavesNothingBehindBecauseTheFileHasNoName() throws Exception {
        try (SpoolFile file = new Spool(folder, 100).begin();
                var names = Files.list(folder)) {
            file.output().write(HELLO);

            assertThat(names).isEmpty();
            assertThat(file.finish().open().readAllBytes()).isEqualTo(HELLO);
        }
    }
}
