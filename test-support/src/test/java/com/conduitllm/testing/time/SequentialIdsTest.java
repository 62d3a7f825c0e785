package com.conduitllm.testing.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class SequentialIdsTest {

    @Test
    void areTheSameInEveryRun() {
        SequentialIds ids = new SequentialIds();

        assertThat(ids.get()).hasToString("00000000-0001-7000-8000-000000000001");
        assertThat(ids.get()).isEqualTo(SequentialIds.nth(2));
    }

    @Test
    void areVersionSevenAndAscend() {
        List<UUID> ids = Stream.generate(new SequentialIds()).limit(100_000).toList();

        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(ids.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void startAtOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> SequentialIds.nth(0));
    }
}
