package com.conduitllm.admin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PresentedKeyTest {

    @ParameterizedTest
    @CsvSource({
        "X-API-Key,     secret",
        "x-master-key,  secret",
        "Authorization, Bearer secret",
        "Authorization, bearer   secret"
    })
    void isFoundInEachOfThreeHeaders(String header, String value) {
        var request = new MockHttpServletRequest();
        request.addHeader(header, value);

        assertThat(PresentedKey.in(request)).contains("secret");
    }

    @Test
    void isAbsentWithoutAHeaderThatCouldHoldIt() {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Basic c2VjcmV0");
        request.addHeader("X-API-Key", " ");

        assertThat(PresentedKey.in(request)).isEmpty();
    }
}
