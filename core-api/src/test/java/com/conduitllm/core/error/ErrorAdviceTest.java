package com.conduitllm.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

class ErrorAdviceTest {
    private static final Map<String, RuntimeException> FAILURES =
            Map.of(
                    "bug", new IllegalStateException("secret detail"),
                    "database", new DataAccessResourceFailureException("host db, user x"),
                    "refusal",
                            ApiError.of(429, "rate_limit_exceeded", "slowly")
                                    .retryAfter(java.time.Duration.ofMillis(1500))
                                    .asException());

    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(new Failing())
                    .setControllerAdvice(new ErrorAdvice())
                    .build();

    @Test
    void bugIsAnErrorOfOursThatTellsNothingAndIsNotRepeated() throws Exception {
        MockHttpServletResponse answer = get("/fail/bug");

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getHeader("x-should-retry")).isEqualTo("false");
        assertThat(error(answer).path("code").asString()).isEqualTo("internal_error");
        assertThat(answer.getContentAsString()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void databaseThatIsDownIsWorthARepeat() throws Exception {
        MockHttpServletResponse answer = get("/fail/database");

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(answer.getHeader("x-should-retry")).isNull();
        assertThat(answer.getContentAsString()).doesNotContain("host db");
    }

    @Test
    void refusalIsSentAsItIs() throws Exception {
        MockHttpServletResponse answer = get("/fail/refusal");

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).as("rounded up").isEqualTo("2");
        assertThat(error(answer).toString())
                .isEqualTo(
                        "{\"message\":\"slowly\",\"type\":\"rate_limit_error\",\"param\":null,\"code\":\"rate_limit_exceeded\"}");
    }

    @Test
    void browserThatWantsHtmlGetsJson() throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(MockMvcRequestBuilders.get("/fail/bug").header("Accept", "text/html"))
                        .andReturn()
                        .getResponse();

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentType()).isEqualTo("application/json");
    }

    private MockHttpServletResponse get(String path) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
    }

    private static JsonNode error(MockHttpServletResponse answer) throws Exception {
        return new JsonMapper().readTree(answer.getContentAsString()).path("error");
    }

    /** An inner class, not a nested one: the component scan of other tests must not find it. */
    @RestController
    class Failing {
        @GetMapping("/fail/{what}")
        String fail(@PathVariable("what") String what) {
            throw FAILURES.get(what);
        }
    }
}
