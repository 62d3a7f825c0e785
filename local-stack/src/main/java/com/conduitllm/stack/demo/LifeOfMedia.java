package com.conduitllm.stack.demo;

import com.conduitllm.stack.gateway.AdminClient;
import com.conduitllm.stack.gateway.AdminClient.Media;
import com.conduitllm.stack.gateway.AdminClient.NewKey;
import com.conduitllm.stack.gateway.Bucket;
import com.conduitllm.stack.gateway.CoreClient;
import com.conduitllm.stack.gateway.CoreClient.Image;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.terminal.Stopwatch;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Chapters 2 to 5: a key, its images, their records and objects, one of them fetched. */
final class LifeOfMedia {
    private static final String MODEL = "sample-image";

    private final Chapters chapters;
    private final URI coreUrl;
    private final AdminClient admin;
    private final Bucket bucket;
    private final List<Image> images = new ArrayList<>();
    private List<Media> records = List.of();
    private @Nullable NewKey key;
    private @Nullable CoreClient core;

    LifeOfMedia(Chapters chapters, URI coreUrl, AdminClient admin, Bucket bucket) {
        this.chapters = chapters;
        this.coreUrl = coreUrl;
        this.admin = admin;
        this.bucket = bucket;
    }

    void createKey() {
        chapters.next("Create a virtual key");
        NewKey created =
                chapters.steps()
                        .timed(
                                "Admin makes a key",
                                () -> admin.createKey("demo"),
                                it -> it.secret().substring(0, 12) + "…  id " + it.id());
        key = created;
        core = new CoreClient(coreUrl, created.secret());
    }

    void generate() {
        chapters.next("Generate three images, as any OpenAI client would");
        generate("a lighthouse at dusk, oil on canvas", 1);
        generate("a red bicycle in the rain", 2);
    }

    private void generate(String prompt, int count) {
        List<Image> made =
                chapters.steps()
                        .timed(
                                "\"" + prompt + "\"",
                                () -> core().generate(MODEL, prompt, count),
                                it -> "\"" + prompt + "\", n = " + it.size());
        if (made.size() != count) {
            throw new StackFailure(
                    "Core made %d images where %d were asked for.".formatted(made.size(), count));
        }
        images.addAll(made);
    }

    void compareRecordsWithBucket() {
        chapters.next("Compare the media records with the bucket's own listing");
        var watch = Stopwatch.start();
        records = admin.mediaOf(keyId());
        Bucket.Listing listing = bucket.list();
        var comparison = new Comparison(records, listing.media());
        comparison.lines().forEach(chapters::line);
        comparison.requireSame(images.size());
        chapters.steps()
                .done(
                        "%d records, %d objects: each has the other, sizes agree"
                                .formatted(records.size(), listing.media().size()),
                        watch.elapsed());
    }

    void fetchOne() {
        chapters.next("Fetch one image");
        Image image = images.getFirst();
        Media record =
                records.stream()
                        .filter(it -> it.id().equals(image.id()))
                        .findFirst()
                        .orElseThrow(
                                () -> new StackFailure("Image " + image.id() + " has no record."));
        var watch = Stopwatch.start();
        HttpResponse<byte[]> answer = core().fetch(image.url());
        var checked = new FetchedImage(answer, record);
        checked.requireRight();
        new Thumbnail(chapters.terminal()).draw(answer.body()).forEach(chapters::line);
        chapters.steps()
                .done(
                        "200, %s, %,d bytes, a real PNG"
                                .formatted(record.contentType(), answer.body().length),
                        watch.elapsed());
        chapters.steps().done("SHA-256 of the bytes = the record's hash = the ETag");
        chapters.line(checked.hash());
    }

    List<Image> images() {
        return images;
    }

    CoreClient core() {
        if (core == null) {
            throw new IllegalStateException("no key yet");
        }
        return core;
    }

    String keyId() {
        if (key == null) {
            throw new IllegalStateException("no key yet");
        }
        return key.id();
    }
}
