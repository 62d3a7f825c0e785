package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

class DeletionPaceTest {
    private static final UUID KEY = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final AtomicLong now = new AtomicLong(17);
    private final AtomicBoolean spareRate = new AtomicBoolean(true);
    private final DeletionPace pace = new DeletionPace(4, spareRate::get, now::get);

    @Test
    void aKeyHasOneTurnAtATime() {
        assertThat(pace.isDue(KEY)).isTrue();
        pace.begin(KEY);
        assertThat(pace.isDue(KEY)).isFalse();

        pace.end(KEY, new NextTurn.Again());

        assertThat(pace.isDue(KEY)).isTrue();
    }

    @Test
    void aKeyThatFillsWholeBatchesMayHaveSeveralAtOnce() {
        pace.begin(KEY);
        pace.end(KEY, new NextTurn.Again());

        for (int i = 0; i < 4; i++) {
            assertThat(pace.isDue(KEY)).isTrue();
            pace.begin(KEY);
        }

        assertThat(pace.isDue(KEY)).isFalse();
    }

    @Test
    void aKeyThatTurnsOutHeavyWithinATurnMayHaveOthersBesideIt() {
        pace.begin(KEY);
        assertThat(pace.isDue(KEY)).isFalse();

        assertThat(pace.turnsOutHeavy(KEY)).isTrue();

        assertThat(pace.isDue(KEY)).isTrue();
        assertThat(pace.turnsOutHeavy(KEY)).as("it was known").isFalse();
    }

    @Test
    void aHeavyKeyDoesNotQueueForARateThatIsUsedUp() {
        pace.begin(KEY);
        pace.end(KEY, new NextTurn.Again());
        spareRate.set(false);

        assertThat(pace.isDue(KEY)).isTrue();
        pace.begin(KEY);
        assertThat(pace.isDue(KEY)).isFalse();
        spareRate.set(true);
        assertThat(pace.isDue(KEY)).isTrue();
    }

    @Test
    void aKeyThatMustWaitIsNotDueBefore() {
        pace.begin(KEY);
        pace.end(KEY, new NextTurn.Later(Duration.ofSeconds(5)));

        assertThat(pace.isDue(KEY)).isFalse();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(pace.isDue(KEY)).isTrue();
    }

    @Test
    void aDeletionThatIsOpenedAgainIsDueAtOnce() {
        pace.begin(KEY);
        pace.end(KEY, new NextTurn.Done());

        assertThat(pace.isDue(KEY)).isTrue();
    }

    /** What another instance has finished would be remembered for ever. */
    @Test
    void forgetsWhatHasNotHadATurnForAWhile() {
        pace.begin(KEY);
        pace.end(KEY, new NextTurn.Later(Duration.ofSeconds(5)));
        pace.begin(OTHER);
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        pace.forgetIdle();
        assertThat(pace.size()).as("it may be due again").isEqualTo(2);

        now.addAndGet(Duration.ofMinutes(2).toNanos());
        pace.forgetIdle();

        assertThat(pace.size()).as("the other one's turn is still under way").isOne();
        assertThat(pace.isDue(OTHER)).isFalse();
        assertThat(pace.isDue(KEY)).isTrue();
    }
}
