package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.storage.BucketIdentity;
import com.conduitllm.media.storage.StoreId;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.UUID;

class StoreComparisonTest {
    private static final StoreId OURS = new StoreId(new UUID(0, 1));
    private static final StoreId THEIRS = new StoreId(new UUID(0, 2));

    private static Installation database(boolean hasMedia) {
        return new Installation(OURS, 5, "system", 1, 16384, hasMedia);
    }

    private static StoreStatus compare(boolean hasMedia, BucketIdentity marker) {
        return StoreComparison.compare(database(hasMedia), Optional.of(marker));
    }

    @Test
    void agreesWithItsOwnMarkerAndWithOneThatIsBehind() {
        assertThat(compare(true, new BucketIdentity(OURS, "system", 1, 16384, 5)))
                .isEqualTo(new StoreStatus.Accepted(OURS));
        assertThat(compare(true, new BucketIdentity(OURS, "system", 1, 16384, 4)))
                .isEqualTo(new StoreStatus.Accepted(OURS));
    }

    @Test
    void anEmptyBucketIsFineOnlyForADatabaseWithoutMedia() {
        assertThat(StoreComparison.compare(database(false), Optional.empty()))
                .isEqualTo(new StoreStatus.Absent());
        assertThat(StoreComparison.compare(database(true), Optional.empty()))
                .isInstanceOfSatisfying(
                        StoreStatus.Foreign.class,
                        foreign ->
                                assertThat(foreign.sentence())
                                        .contains("no marker")
                                        .contains("\"storeId\":\"" + OURS + "\",\"epoch\":5"));
    }

    @Test
    void anothersBucketIsForeignWithAndWithoutMedia() {
        BucketIdentity marker = new BucketIdentity(THEIRS, "other", 1, 16384, 9);

        assertThat(compare(true, marker)).isInstanceOf(StoreStatus.Foreign.class);
        assertThat(compare(false, marker)).isInstanceOf(StoreStatus.Foreign.class);
    }

    @Test
    void aMarkerThatThisDatabaseWroteBeforeItHadMediaCanStillBeAdopted() {
        BucketIdentity marker = new BucketIdentity(THEIRS, "system", 1, 16384, 5);

        assertThat(compare(false, marker)).isEqualTo(new StoreStatus.Absent());
        assertThat(compare(true, marker)).isInstanceOf(StoreStatus.Foreign.class);
    }

    @Test
    void aDatabaseThatIsOlderOrAnotherThanTheBucketLastSawIsRestored() {
        assertThat(compare(true, new BucketIdentity(OURS, "system", 1, 16384, 6)))
                .isInstanceOf(StoreStatus.Restored.class);
        assertThat(compare(true, new BucketIdentity(OURS, "other", 1, 16384, 5)))
                .isInstanceOf(StoreStatus.Restored.class);
        assertThat(compare(true, new BucketIdentity(OURS, "system", 2, 16384, 5)))
                .isInstanceOf(StoreStatus.Restored.class);
        assertThat(compare(false, new BucketIdentity(OURS, "system", 1, 99, 5)))
                .isInstanceOf(StoreStatus.Restored.class);
    }
}
