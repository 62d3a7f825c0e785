package com.conduitllm.admin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.testing.time.MovableClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class FailedAttemptsTest {
    private static final String ADDRESS = "192.0.2.1";

    private final MovableClock clock = MovableClock.atStartOf2026();
    private final FailedAttempts attempts = new FailedAttempts(clock);

    @Test
    void turnsAnAddressAwayAfterTooManyWrongKeys() {
        fail(ADDRESS, FailedAttempts.ALLOWED - 1);
        assertThat(attempts.blockedFor(ADDRESS)).isEmpty();

        fail(ADDRESS, 1);
        assertThat(attempts.blockedFor(ADDRESS)).contains(FailedAttempts.WINDOW);
    }

    @Test
    void listensAgainWhenTheWindowIsOver() {
        fail(ADDRESS, FailedAttempts.ALLOWED);
        clock.advance(FailedAttempts.WINDOW.minusSeconds(1));
        assertThat(attempts.blockedFor(ADDRESS)).contains(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(attempts.blockedFor(ADDRESS)).isEmpty();
        fail(ADDRESS, 1);
        assertThat(attempts.blockedFor(ADDRESS)).isEmpty();
    }

    @Test
    void countsEachAddressByItself() {
        fail(ADDRESS, FailedAttempts.ALLOWED);

        assertThat(attempts.blockedFor("192.0.2.2")).isEmpty();
    }

    @Test
    void takesAnIpv6NetworkAsOneAddress() {
        for (int i = 0; i < FailedAttempts.ALLOWED; i++) {
            attempts.failed("2001:db8:0:1::" + Integer.toHexString(i));
        }

        assertThat(attempts.blockedFor("2001:db8:0:1:ffff::1")).isPresent();
        assertThat(attempts.blockedFor("2001:db8:0:2::1")).isEmpty();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(address);
        }
    }
}
