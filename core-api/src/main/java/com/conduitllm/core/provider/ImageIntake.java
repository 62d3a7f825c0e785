package com.conduitllm.core.provider;

import com.conduitllm.core.provider.GeneratedImages.Image;
import com.conduitllm.core.spool.Spool;
import com.conduitllm.core.spool.SpoolFile;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the images of one answer. What was not handed over is given up when it is closed. */
final class ImageIntake implements AutoCloseable {
    private final Spool spool;
    private final int wanted;
    private final List<SpoolFile> open = new ArrayList<>();

    ImageIntake(Spool spool, int wanted) {
        this.spool = spool;
        this.wanted = wanted;
    }

    /** Takes the bytes of one image. */
    SpoolFile take(Bytes bytes) throws IOException {
        if (open.size() == wanted) {
            throw ProviderFailure.malformed("more images than were asked for");
        }
        SpoolFile file = spool.begin();
        open.add(file);
        try (OutputStream out = file.output()) {
            bytes.writeTo(out);
        }
        return file;
    }

    /** Recognises what was taken. */
    Image recognise(SpoolFile file, @Nullable String revisedPrompt) {
        var object = file.finish();
        var type =
                object.type()
                        .orElseThrow(() -> ProviderFailure.malformed("bytes that are no image"));
        return new Image(object, type, revisedPrompt);
    }

    /** Passes the images on; their files now belong to the result. */
    GeneratedImages handOver(List<Image> images, Map<String, JsonNode> details) {
        if (images.size() != wanted) {
            throw ProviderFailure.malformed("fewer images than were asked for");
        }
        open.clear();
        return new GeneratedImages(images, details);
    }

    @Override
    public void close() throws IOException {
        for (SpoolFile file : open) {
            file.close();
        }
    }

    /** Writes the bytes of one image. */
    @FunctionalInterface
    interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }
}
