package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What every {@link ObjectStorage} does. An implementation's own test extends it; all cases may
 * share one bucket, each works in a folder of its own.
 */
public abstract class ObjectStorageContract {
    private static final AtomicInteger FOLDERS = new AtomicInteger();
    private static final byte[] PICTURE =
            "a picture of a lighthouse".getBytes(StandardCharsets.UTF_8);

    private final String folder = "contract" + FOLDERS.incrementAndGet() + "/";

    /** The storage under test. */
    protected abstract ObjectStorage storage();

    @Test
    void returnsTheBytesThatWereStored() throws IOException {
        StorageKey key = stored("lighthouse.png");

        assertThat(read(key, null)).isEqualTo(PICTURE);
    }

    @Test
    void saysThatAnUndisturbedUploadTookOneAttempt() {
        PutReceipt receipt = put(key("once.png"), PICTURE);

        assertThat(receipt.attempts()).isEqualTo(1);
        assertThat(receipt.settled()).isTrue();
        assertThat(receipt.eTag()).isNotBlank();
    }

    @Test
    void storesAnEmptyObject() throws IOException {
        StorageKey key = key("empty.bin");

        put(key, new byte[0]);

        assertThat(read(key, null)).isEmpty();
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        StorageKey key = stored("twice.png");

        put(key, new byte[] {1, 2, 3});

        assertThat(read(key, null)).containsExactly(1, 2, 3);
    }

    @Test
    void refusesAnUploadWhoseWindowHasClosed() {
        StorageKey key = key("late.png");
        AtomicInteger nanos = new AtomicInteger();
        SigningWindow window = SigningWindow.open(Duration.ofNanos(5), nanos::get);
        nanos.set(5);

        assertThatExceptionOfType(SigningWindowClosedException.class)
                .isThrownBy(() -> storage().put(key, content(PICTURE), window));

        assertThat(storage().head(key)).isEmpty();
    }

    @Test
    void findsNothingUnderAKeyThatWasNeverStored() {
        assertThat(storage().head(key("never.png"))).isEmpty();
        assertThat(storage().get(key("never.png"), null)).isEmpty();
        assertThat(storage().get(key("never.png"), new ByteRange(0, 1))).isEmpty();
    }

    @Test
    void tellsLengthAndAgeOfAnObject() {
        StorageKey key = stored("aged.png");

        ObjectSummary summary = storage().head(key).orElseThrow();

        assertThat(summary.name()).isEqualTo(key.value());
        assertThat(summary.sizeBytes()).isEqualTo(PICTURE.length);
        assertThat(summary.eTag()).isNotBlank();
        assertThat(Duration.between(summary.lastModified(), storeTime()).abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void readsExactlyTheRangeThatWasAskedFor() throws IOException {
        StorageKey key = stored("range.png");
        int last = PICTURE.length - 1;

        assertThat(read(key, new ByteRange(0, 0))).isEqualTo(slice(0, 0));
        assertThat(read(key, new ByteRange(2, 8))).isEqualTo(slice(2, 8));
        assertThat(read(key, new ByteRange(last, last))).isEqualTo(slice(last, last));
        assertThat(read(key, new ByteRange(0, last))).isEqualTo(PICTURE);
    }

    @Test
    void deletesWhatIsThereAndConfirmsWhatIsNot() {
        StorageKey present = stored("present.png");
        StorageKey absent = key("absent.png");
        StorageKey other = stored("other.png");

        DeletionOutcome outcome = storage().delete(List.of(present, absent));

        assertThat(outcome.confirmed()).containsExactlyInAnyOrder(present, absent);
        assertThat(outcome.failed()).isEmpty();
        assertThat(names()).containsExactly(other.value());
    }

    @Test
    void deletesAThousandObjectsInOneCall() {
        List<StorageKey> keys =
                IntStream.range(0, 1000).mapToObj(i -> key("%04d.png".formatted(i))).toList();
        keys.parallelStream().forEach(key -> put(key, PICTURE));
        assertThat(names()).hasSize(1000);

        DeletionOutcome outcome = storage().delete(keys);

        assertThat(outcome.confirmed()).hasSize(1000);
        assertThat(names()).isEmpty();
    }

    @Test
    void refusesDeletionsThatCannotBeMeant() {
        StorageKey key = stored("kept.png");
        List<StorageKey> tooMany =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> key("x" + i)).toList();
        StorageKey marker = new StorageKey(".conduit/installation.json");

        assertThatIllegalArgumentException().isThrownBy(() -> storage().delete(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> storage().delete(tooMany));
        assertThatIllegalArgumentException().isThrownBy(() -> storage().delete(List.of(key, key)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage().delete(List.of(key, marker)));

        assertThat(names()).containsExactly(key.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.png",
                "a#b?c=d&e.png",
                "100%25.png",
                "a+b.png",
                "a;b,c=d@e!$'()*.png",
                "<a>&\"b\".png",
                "Größe.png",
                "灯台.png",
                "🗼.png",
                "~tilde_-.png",
                "a..b/...c.png"
            })
    void takesNamesThatMustBeEscaped(String name) throws IOException {
        StorageKey key = stored(name);

        assertThat(read(key, null)).isEqualTo(PICTURE);
        assertThat(storage().head(key)).map(ObjectSummary::name).contains(key.value());
        assertThat(names()).containsExactly(key.value());
        assertThat(storage().list(folder, key.value(), 10).objects()).isEmpty();
        assertThat(storage().delete(List.of(key)).confirmed()).containsExactly(key);
        assertThat(names()).isEmpty();
    }

    @Test
    void listsPageByPageInTheOrderOfTheNames() {
        List<String> names =
                IntStream.range(0, 7).mapToObj(i -> stored("page" + i).value()).sorted().toList();

        List<String> listed = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String after = null;
        do {
            ObjectListing page = storage().list(folder, after, 3);
            page.objects().forEach(o -> listed.add(o.name()));
            sizes.add(page.objects().size());
            after = page.nextStartAfter();
        } while (after != null);

        assertThat(listed).isEqualTo(names);
        assertThat(sizes).startsWith(3, 3, 1);
    }

    @Test
    void listsOnlyWhatBeginsWithThePrefix() {
        StorageKey key = stored("mine.png");
        put(new StorageKey("contract-elsewhere.png"), PICTURE);

        ObjectListing page = storage().list(folder, null, 1000);

        assertThat(page.objects()).extracting(ObjectSummary::name).containsExactly(key.value());
        assertThat(page.objects().getFirst().sizeBytes()).isEqualTo(PICTURE.length);
        assertThat(page.nextStartAfter()).isNull();
        assertThat(page.storeTime()).isNotNull();
    }

    @Test
    void refusesPagesOfNoSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> storage().list("", null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> storage().list("", null, 1001));
    }

    @Test
    void findsNoUnfinishedUploadsWhereThereAreNone() {
        stored("finished.png");

        assertThat(storage().hasUnfinishedUploads(folder)).isFalse();
        assertThat(storage().abortUnfinishedUploads(folder)).isZero();
    }

    @Test
    void tellsTheConditionOfTheBucket() {
        assertThat(storage().inspect().versioning()).isEqualTo(BucketCondition.Versioning.NONE);
        assertThat(storage().inspect().storeTime()).isNotNull();
    }

    @Test
    void keepsTheFirstMarkerUntilItIsReplaced() {
        BucketIdentity first = identity(1);
        BucketIdentity second = identity(2);

        assertThat(storage().readIdentity()).isEmpty();
        assertThat(storage().createIdentity(first)).isTrue();
        assertThat(storage().createIdentity(second)).isFalse();
        assertThat(storage().readIdentity()).contains(first);

        storage().replaceIdentity(second);

        assertThat(storage().readIdentity()).contains(second);
    }

    @Test
    void namesAnAddressWithoutASecret() {
        String address = storage().storageUrl(key("a b#c?.png")).toString();

        assertThat(address).endsWith("/" + folder + "a%20b%23c%3F.png").doesNotContain("?");
    }

    private Optional<ObjectDownload> get(StorageKey key, ByteRange range) {
        return storage().get(key, range);
    }

    private byte[] read(StorageKey key, ByteRange range) throws IOException {
        try (ObjectDownload download = get(key, range).orElseThrow()) {
            byte[] bytes = download.body().readAllBytes();
            assertThat(download.length()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    private static byte[] slice(int first, int last) {
        return java.util.Arrays.copyOfRange(PICTURE, first, last + 1);
    }

    private StorageKey key(String name) {
        return new StorageKey(folder + name);
    }

    private StorageKey stored(String name) {
        StorageKey key = key(name);
        put(key, PICTURE);
        return key;
    }

    private PutReceipt put(StorageKey key, byte[] bytes) {
        SigningWindow window = SigningWindow.open(Duration.ofMinutes(1), System::nanoTime);
        return storage().put(key, content(bytes), window);
    }

    private static ObjectContent content(byte[] bytes) {
        return new ObjectContent(() -> new ByteArrayInputStream(bytes), bytes.length, "image/png");
    }

    private List<String> names() {
        return storage().list(folder, null, 1000).objects().stream()
                .map(ObjectSummary::name)
                .toList();
    }

    private java.time.Instant storeTime() {
        return storage().inspect().storeTime();
    }

    private static BucketIdentity identity(long epoch) {
        return new BucketIdentity(
                new StoreId(new UUID(0, epoch)), "7430012345678901234", 1, 16_385, epoch);
    }
}
