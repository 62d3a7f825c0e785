package com.conduitllm.stack.demo;

import com.conduitllm.stack.gateway.AdminClient;
import com.conduitllm.stack.gateway.Bucket;
import com.conduitllm.stack.gateway.CoreClient.Image;
import com.conduitllm.stack.gateway.Receipt;
import com.conduitllm.stack.service.Services;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.terminal.Spinner;
import com.conduitllm.stack.terminal.Stopwatch;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Chapters 6 to 8: the key is deleted, its objects go, the bucket is listed once more. */
final class EndOfMedia {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL_EVERY = Duration.ofMillis(100);
    private static final int BAR = 24;

    private final Chapters chapters;
    private final LifeOfMedia life;
    private final AdminClient admin;
    private final Bucket bucket;
    private final Services services;
    private @Nullable Receipt receipt;

    EndOfMedia(
            Chapters chapters,
            LifeOfMedia life,
            AdminClient admin,
            Bucket bucket,
            Services services) {
        this.chapters = chapters;
        this.life = life;
        this.admin = admin;
        this.bucket = bucket;
        this.services = services;
    }

    void deleteKey() {
        chapters.next("Delete the key");
        receipt =
                chapters.steps()
                        .timed(
                                "Admin accepts the deletion",
                                () -> admin.deleteKey(life.keyId()),
                                it -> "202 with a receipt: " + amount(it));
        var watch = Stopwatch.start();
        for (Image image : life.images()) {
            int status = life.core().fetch(image.url()).statusCode();
            requireStatus("image " + image.id(), status, 404);
        }
        requireStatus("request with the key", life.core().statusOfKey(), 401);
        chapters.steps()
                .done("At once: each image answers 404, the key answers 401", watch.elapsed());
    }

    private static void requireStatus(String what, int status, int expected) {
        if (status != expected) {
            throw new StackFailure(
                    "After the deletion was accepted, the %s answered %d instead of %d."
                            .formatted(what, status, expected));
        }
    }

    void watchObjectsGo() {
        chapters.next("Watch the objects go");
        var watch = Stopwatch.start();
        Receipt latest = current();
        try (Spinner spinner = chapters.steps().spin(bar(latest))) {
            while (!latest.isVerified()) {
                requireProgress(latest, watch);
                services.pause(POLL_EVERY);
                latest = admin.receipt(latest.deletionId());
                spinner.say(bar(latest));
            }
        }
        receipt = latest;
        chapters.steps().done(bar(latest), watch.elapsed());
    }

    private static void requireProgress(Receipt latest, Stopwatch watch) {
        if (latest.isBlocked()) {
            throw new StackFailure(
                    "The deletion is blocked by %s: %s."
                            .formatted(latest.blockedBy(), latest.lastError()));
        }
        if (watch.hasPassed(LIMIT)) {
            throw new StackFailure(
                    "The receipt was not verified within %d seconds: it is %s after %d attempts, last error: %s."
                            .formatted(
                                    LIMIT.toSeconds(),
                                    latest.state(),
                                    latest.attempts(),
                                    latest.lastError()));
        }
    }

    private static String bar(Receipt receipt) {
        long total = receipt.objectsTotal();
        int filled = total == 0 ? BAR : (int) (BAR * receipt.objectsDeleted() / total);
        return "%s%s  %d of %d objects, %s"
                .formatted(
                        "█".repeat(filled),
                        "░".repeat(BAR - filled),
                        receipt.objectsDeleted(),
                        total,
                        receipt.state());
    }

    void provePromise() {
        chapters.next("List the bucket once more");
        var watch = Stopwatch.start();
        Bucket.Listing listing = bucket.list();
        if (!listing.media().isEmpty()) {
            throw new StackFailure(
                    "The bucket still holds %d media objects, for example %s."
                            .formatted(listing.media().size(), listing.media().getFirst().key()));
        }
        String corner =
                listing.ownCorner() == 0
                        ? ""
                        : " (%d of the bucket's own in .conduit/)".formatted(listing.ownCorner());
        chapters.steps().done("0 media objects" + corner, watch.elapsed());
        chapters.line("");
        new ReceiptCard(current()).lines().forEach(chapters::line);
    }

    private Receipt current() {
        if (receipt == null) {
            throw new IllegalStateException("nothing deleted yet");
        }
        return receipt;
    }

    private static String amount(Receipt receipt) {
        return "%d objects, %,d bytes, %s"
                .formatted(receipt.objectsTotal(), receipt.bytesTotal(), receipt.state());
    }
}
