package com.conduitllm.core.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

import org.jspecify.annotations.Nullable;

/** The JSON of an error, see the OpenAI API reference; all four keys are always there. */
record ErrorEnvelope(Body error) {

    static ErrorEnvelope of(ApiError error) {
        return new ErrorEnvelope(
                new Body(error.message(), error.type(), error.param(), error.code()));
    }

    @JsonInclude(Include.ALWAYS)
    record Body(String message, String type, @Nullable String param, @Nullable String code) {}
}
