package com.conduitllm.core.provider;

import com.conduitllm.core.spool.Spool;

import java.util.List;

/** Makes images from prompts. Safe for many threads. */
public interface ImageProvider {

    /** As the operator named it, ≤ 50 characters; recorded with every image. */
    String name();

    /** The models that it serves, in the operator's order. */
    List<String> models();

    /**
     * Makes exactly {@link ImageRequest#n} images. Blocks until all bytes are spooled; costs money.
     *
     * @throws com.conduitllm.core.error.ApiException when it makes none, in terms of the client
     */
    GeneratedImages generate(ImageRequest request, Spool spool);
}
