package com.conduitllm.stack.state;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The JSON form of the files in the data folder: absent values are left out, unknown ones read
 * over.
 */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private Json() {}

    static void write(Path file, Object value) {
        try {
            PrivateFile.replace(file, MAPPER.writeValueAsBytes(value));
        } catch (IOException cause) {
            throw Storage.failure(file, cause);
        }
    }

    /** Empty when there is no such file; a damaged one is a failure that names it. */
    static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException cause) {
            throw Storage.failure(file, cause);
        } catch (JacksonException damaged) {
            throw new StackFailure(
                    file + " is damaged; start with --fresh or another --data-dir.", damaged);
        }
    }
}
