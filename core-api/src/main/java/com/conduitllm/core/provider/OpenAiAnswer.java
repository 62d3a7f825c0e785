package com.conduitllm.core.provider;

import com.conduitllm.core.spool.SpoolFile;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code {"created", "data": [{"b64_json" | "url", "revised_prompt"}], "usage", …}} (OpenAI API
 * reference, images), read token by token: the base64 of an image goes into its file without ever
 * being a whole string.
 *
 * @param details the fields that are passed on to the client as they are
 */
record OpenAiAnswer(List<Item> items, Map<String, JsonNode> details) {
    private static final Set<String> PASSED_ON =
            Set.of("usage", "background", "output_format", "quality", "size");

    /** One image; its bytes, or where they are. */
    record Item(@Nullable SpoolFile bytes, @Nullable String url, @Nullable String revisedPrompt) {}

    static OpenAiAnswer read(JsonParser parser, ImageIntake intake) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw notThisApi();
        }
        List<Item> items = new ArrayList<>();
        Map<String, JsonNode> details = new HashMap<>();
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("data") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    items.add(readItem(parser, intake));
                }
            } else if (PASSED_ON.contains(field) && value != JsonToken.VALUE_NULL) {
                details.put(field, parser.readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw notThisApi();
        }
        return new OpenAiAnswer(items, details);
    }

    private static Item readItem(JsonParser parser, ImageIntake intake) throws IOException {
        SpoolFile bytes = null;
        String url = null;
        String revisedPrompt = null;
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (text && field.equals("b64_json") && bytes == null) {
                bytes = intake.take(parser::readBinaryValue);
            } else if (text && field.equals("url")) {
                url = parser.getString();
            } else if (text && field.equals("revised_prompt")) {
                revisedPrompt = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return new Item(bytes, url, revisedPrompt);
    }

    private static RuntimeException notThisApi() {
        return ProviderFailure.malformed("something that is not the OpenAI API");
    }
}
