package com.conduitllm.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.error.ApiError;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

class ProviderRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "400, 400, none", "422, 400, none", "429, 429, none", "401, 502, false", "403, 502, false",
        "404, 502, false", "302, 502, false", "204, 502, false", "408, 504, none", "504, 504, none",
        "500, 502, none", "503, 502, none"
    })
    void keepsItsMeaning(int theirs, int ours, String shouldRetry) {
        ApiError error = refusal(theirs, "{}", null);

        assertThat(error.status()).isEqualTo(ours);
        assertThat(error.headers().getOrDefault(ApiError.SHOULD_RETRY, "none"))
                .isEqualTo(shouldRetry);
    }

    @Test
    void whatTheClientCanMendIsSaidInTheProvidersWords() {
        ApiError error =
                refusal(
                        400,
                        "{\"message\":\"too"
                            + " rude\",\"type\":\"image_error\",\"param\":\"prompt\",\"code\":\"moderation_blocked\"}",
                        null);

        assertThat(error)
                .returns("too rude", ApiError::message)
                .returns("image_error", ApiError::type)
                .returns("prompt", ApiError::param)
                .returns("moderation_blocked", ApiError::code);
    }

    @Test
    void whatOnlyTheOperatorCanMendDoesNotShowTheProvidersWords() {
        ApiError error = refusal(401, "{\"message\":\"Incorrect API key sk-12345\"}", null);

        assertThat(error.message()).doesNotContain("sk-12345");
    }

    @Test
    void pauseOfTheProviderIsPassedOn() {
        assertThat(refusal(429, "{}", "17").headers()).containsEntry("Retry-After", "17");
        assertThat(refusal(429, "{}", "Fri, 31 Dec 1999 23:59:59 GMT").headers())
                .doesNotContainKey("Retry-After");
    }

    @Test
    void usedUpQuotaDoesNotComeBackByRepeating() {
        ApiError error = refusal(429, "{\"code\":\"insufficient_quota\",\"message\":\"pay\"}", "1");

        assertThat(error)
                .returns(429, ApiError::status)
                .returns("insufficient_quota", ApiError::code);
        assertThat(error.headers()).containsEntry(ApiError.SHOULD_RETRY, "false");
    }

    private static ApiError refusal(int status, String error, @Nullable String retryAfter) {
        return new ProviderRefusal(status, new JsonMapper().readTree(error), retryAfter)
                .asException()
                .error();
    }
}
