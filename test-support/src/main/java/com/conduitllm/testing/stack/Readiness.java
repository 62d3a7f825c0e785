package com.conduitllm.testing.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Asks a service whether it is ready: any 2xx answer to a GET. */
record Readiness(URI address) {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout((int) ANSWER_LIMIT.toMillis());
            connection.setReadTimeout((int) ANSWER_LIMIT.toMillis());
            int status = connection.getResponseCode();
            connection.disconnect();
            return status >= 200 && status < 300;
        } catch (IOException notYet) {
            // Nobody listens yet, or the start is not far enough to answer.
            return false;
        }
    }
}
