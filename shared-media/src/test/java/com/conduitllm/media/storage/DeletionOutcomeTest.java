package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.storage.DeletionOutcome.Failure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "SlowDown, true, true",
        "SlowDownWrite, true, true",
        "ServiceUnavailable, true, true",
        "TooManyRequests, true, true",
        "InternalError, false, true",
        "OperationAborted, false, true",
        "AccessDenied, false, false",
        "NoSuchBucket, false, false"
    })
    void tellsWhichFailuresPass(String code, boolean throttling, boolean passing) {
        Failure failure = new Failure(code, "");

        assertThat(failure.isThrottling()).isEqualTo(throttling);
        assertThat(failure.isTransient()).isEqualTo(passing);
        assertThat(new StorageException(code, "", null).isThrottling()).isEqualTo(throttling);
    }
}
