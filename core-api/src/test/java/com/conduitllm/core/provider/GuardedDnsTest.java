package com.conduitllm.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.UnknownHostException;

class GuardedDnsTest {
    private final GuardedDns dns = new GuardedDns(URI.create("http://127.0.0.1:9000/v1"));

    @Test
    void providerItselfIsTrustedOnItsOwnPortOnly() throws Exception {
        assertThat(dns.resolve("127.0.0.1", 9000)).hasSize(1);
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> dns.resolve("127.0.0.1", 9001));
    }

    @Test
    void otherNamesOfTheSameMachineAreNotTheProvider() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> dns.resolve("127.0.0.2", 9000));
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> dns.resolve("localhost", 9000));
    }

    @Test
    void publicAddressesAreGivenToTheConnectionAsTheyWereChecked() throws Exception {
        assertThat(dns.resolve("8.8.8.8", 443))
                .singleElement()
                .satisfies(address -> {
                    assertThat(address.getAddress().getHostAddress()).isEqualTo("8.8.8.8");
                    assertThat(address.getPort()).isEqualTo(443);
                });
    }

    @Test
    void portOfTheProviderFollowsItsScheme() throws Exception {
        GuardedDns secure = new GuardedDns(URI.create("https://10.0.0.5/v1"));

        assertThat(secure.resolve("10.0.0.5", 443)).hasSize(1);
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> secure.resolve("10.0.0.5", 80));
    }
}
