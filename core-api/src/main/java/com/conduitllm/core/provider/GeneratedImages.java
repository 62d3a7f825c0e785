package com.conduitllm.core.provider;

import com.conduitllm.core.spool.ImageType;
import com.conduitllm.core.spool.SpooledObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The images of one request. Closing it gives their disk space back.
 *
 * @param images in the provider's order
 * @param details what the provider says of all of them: {@code usage}, {@code size} and the like
 */
public record GeneratedImages(List<Image> images, Map<String, JsonNode> details)
        implements AutoCloseable {
    public GeneratedImages {
        images = List.copyOf(images);
        details = Map.copyOf(details);
    }

    /**
     * One image.
     *
     * @param type found in the bytes
     * @param revisedPrompt what the provider made of the prompt
     */
    public record Image(SpooledObject object, ImageType type, @Nullable String revisedPrompt) {}

    @Override
    public void close() throws IOException {
        for (Image image : images) {
            image.object().close();
        }
    }
}
