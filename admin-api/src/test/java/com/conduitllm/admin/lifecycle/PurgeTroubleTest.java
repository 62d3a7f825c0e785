package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.storage.StorageException;

import org.junit.jupiter.api.Test;

class PurgeTroubleTest {

    @Test
    void onlyWhatTimeDoesNotMendIsPermanent() {
        for (String passing :
                new String[] {
                    "SlowDown",
                    "ServiceUnavailable",
                    "InternalError",
                    "RequestTimeout",
                    "Unreachable",
                    "TimedOut",
                    "Malformed"
                }) {
            assertThat(new PurgeTrouble(passing, "").isPermanent()).as(passing).isFalse();
        }
        assertThat(new PurgeTrouble("AccessDenied", "").isPermanent()).isTrue();
    }

    @Test
    void isReadFromWhatItWrote() {
        PurgeTrouble trouble =
                PurgeTrouble.of(new StorageException("TimedOut", "no: answer", null));

        assertThat(PurgeTrouble.parse(trouble.text())).isEqualTo(trouble);
        assertThat(PurgeTrouble.parse("AccessDenied").code()).isEqualTo("AccessDenied");
    }

    @Test
    void fitsIntoTheReceipt() {
        assertThat(new PurgeTrouble("AccessDenied", "x".repeat(5000)).text()).hasSize(500);
    }
}
