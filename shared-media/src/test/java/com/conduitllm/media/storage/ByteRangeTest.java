package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ByteRangeTest {

    @Test
    void includesBothEnds() {
        assertThat(new ByteRange(0, 0).length()).isEqualTo(1);
        assertThat(new ByteRange(10, 19).length()).isEqualTo(10);
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(-1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(4, 3));
    }
}
