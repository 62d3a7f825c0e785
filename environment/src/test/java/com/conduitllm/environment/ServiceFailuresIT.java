package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.net.ServerSocket;

@ExtendWith(OutputCaptureExtension.class)
class ServiceFailuresIT {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    static class WebService {}

    @Configuration(proxyBeanMethods = false)
    static class ServiceOnAnOldSchema {
        @Bean
        String check() {
            throw SchemaMismatch.older("3", "5");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ServiceOnANewSchema {
        @Bean
        String check() {
            throw SchemaMismatch.newer("6", "5");
        }
    }

    @Test
    void saysThatThePortIsInUse(CapturedOutput output) throws IOException {
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            var service = Service.with("SERVER_PORT", Integer.toString(port)).serving();
            assertThat(FailedStart.sentence(service, WebService.class, output))
                    .startsWith("Port %d is in use by another process: ".formatted(port));
        }
    }

    @Test
    void namesTheVariableOfSpringsOwnSettings(CapturedOutput output) {
        var service = Service.with("SERVER_PORT", "abc").serving();
        assertThat(FailedStart.sentence(service, WebService.class, output))
                .isEqualTo("SERVER_PORT must be a whole number, but is 'abc'.");
    }

    @Test
    void saysThatTheSchemaIsOlder(CapturedOutput output) {
        assertThat(FailedStart.sentence(Service.with(), ServiceOnAnOldSchema.class, output))
                .startsWith("The database schema is older than this build (found 3, needs 5)")
                .contains("SPRING_FLYWAY_ENABLED");
    }

    @Test
    void saysThatTheSchemaIsNewer(CapturedOutput output) {
        assertThat(FailedStart.sentence(Service.with(), ServiceOnANewSchema.class, output))
                .startsWith("The database schema is newer than this build (found 6, knows 5)");
    }

    @Test
    void givesSilencedLoggersBackTheirVoiceOnceStarted(CapturedOutput output) {
        var pool = LoggerFactory.getLogger("com.zaxxer.hikari.pool.HikariPool");
        try (var context = Service.with().start(SampleSettings.SampleService.class)) {
            assertThat(context.isActive()).isTrue();
            pool.error("the pool is exhausted");
        }
        assertThat(output).contains("the pool is exhausted");
    }

    @Test
    void keepsALevelThatTheOperatorChose(CapturedOutput output) {
        var service =
                Service.with().arguments("--logging.level.com.zaxxer.hikari.pool.HikariPool=debug");
        var pool = LoggerFactory.getLogger("com.zaxxer.hikari.pool.HikariPool");
        try (var context = service.start(SampleSettings.SampleService.class)) {
            assertThat(context.isActive()).isTrue();
            pool.debug("details of the pool");
        }
        assertThat(output).contains("details of the pool");
    }
}
