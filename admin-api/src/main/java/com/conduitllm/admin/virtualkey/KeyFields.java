package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.media.owner.AllowedModels;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the fields of a key may hold; each wrong value is refused with a sentence that names it. */
final class KeyFields {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MODELS = 4_000;
    private static final int LONGEST_METADATA = 16_384;

    /** Beyond this the database's calendar and other people's JSON parsers end. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private KeyFields() {}

    static String keyName(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw RequestRefused.invalid("keyName", "keyName is required and must not be blank.");
        }
        String name = value.strip();
        if (name.length() > LONGEST_NAME) {
            throw RequestRefused.invalid("keyName", "keyName must have 200 characters or fewer.");
        }
        if (name.codePoints().anyMatch(Character::isISOControl) || hasBrokenText(name)) {
            throw RequestRefused.invalid("keyName", "keyName must not contain control characters.");
        }
        return name;
    }

    static @Nullable Instant expiresAt(@Nullable Instant value, Instant now) {
        if (value == null) {
            return null;
        }
        if (!value.isAfter(now)) {
            throw RequestRefused.invalid("expiresAt", "expiresAt must be in the future.");
        }
        if (value.isAfter(LATEST)) {
            throw RequestRefused.invalid("expiresAt", "expiresAt must be before the year 10000.");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable String allowedModels(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.length() > LONGEST_MODELS || hasBrokenText(value)) {
            throw RequestRefused.invalid(
                    "allowedModels", "allowedModels must have 4000 characters or fewer.");
        }
        AllowedModels models = AllowedModels.parse(value);
        if (!models.isWellFormed()) {
            throw RequestRefused.invalid(
                    "allowedModels",
                    "allowedModels must be names separated by commas, each optionally ending in *;"
                            + " null allows all models.");
        }
        return models.text();
    }

    static @Nullable String metadata(@Nullable String value) {
        if (value != null && (value.length() > LONGEST_METADATA || hasBrokenText(value))) {
            throw RequestRefused.invalid(
                    "metadata",
                    "metadata must be text of 16384 characters or fewer, without NUL characters.");
        }
        return value;
    }

    static @Nullable Integer rateLimit(String field, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw RequestRefused.invalid(field, field + " must be greater than 0.");
        }
        return value;
    }

    /** Refuses a value of something that this version does not have. */
    static void absent(String field, @Nullable Object value, String sentence) {
        if (value != null) {
            throw RequestRefused.invalid(field, field + " must be null: " + sentence);
        }
    }

    /** NUL and halves of surrogate pairs, which PostgreSQL's text cannot hold. */
    private static boolean hasBrokenText(String text) {
        return text.codePoints()
                .anyMatch(c ->
                        c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
