package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseStartIT {

    private static final String URL = "spring.datasource.url";
    private static final String USER = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class ServiceWithDatabase {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class ServiceThatConnects {
        @Bean
        String product(DataSource dataSource) throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                return connection.getMetaData().getDatabaseProductName();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class ServiceThatIsTurnedAway {
        @Bean
        String failing(@Value("${state}") String state) throws SQLException {
            throw new SQLException("the driver says hidden", state);
        }
    }

    @Test
    void needsADatabase(CapturedOutput output) {
        assertThat(FailedStart.sentence(Service.with(), ServiceWithDatabase.class, output))
                .isEqualTo(
                        "DATABASE_URL must be set, for example"
                                + " postgresql://user:password@localhost:5432/conduit.");
    }

    @Test
    void readsTheVariableIntoSpringsProperties() {
        var service = Service.with("DATABASE_URL", "postgres://me:p%40ss@db/media?sslmode=require");
        try (var context = service.start(ServiceWithDatabase.class)) {
            var environment = context.getEnvironment();
            assertThat(environment.getProperty(URL))
                    .isEqualTo("jdbc:postgresql://db:5432/media?sslmode=require");
            assertThat(environment.getProperty(USER)).isEqualTo("me");
            assertThat(environment.getProperty(PASSWORD)).isEqualTo("p@ss");
        }
    }

    @Test
    void readsTheVariableFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("url"), "postgresql://me:p@db/media\n");
        var service = Service.with("DATABASE_URL__FILE", file.toString());
        try (var context = service.start(ServiceWithDatabase.class)) {
            assertThat(context.getEnvironment().getProperty(URL))
                    .isEqualTo("jdbc:postgresql://db:5432/media");
        }
    }

    @Test
    void letsAnExplicitUrlWinWithoutMixingInTheOthersUser() {
        var service =
                Service.with(
                        "DATABASE_URL", "postgresql://me:p@db/media",
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://other/media");
        try (var context = service.start(ServiceWithDatabase.class)) {
            assertThat(context.getEnvironment().getProperty(URL))
                    .isEqualTo("jdbc:postgresql://other/media");
            assertThat(context.getEnvironment().getProperty(USER)).isNull();
        }
    }

    @Test
    void takesAPasswordFromElsewhere() {
        var service =
                Service.with(
                        "DATABASE_URL", "postgresql://me@db/media",
                        "SPRING_DATASOURCE_PASSWORD", "from elsewhere");
        try (var context = service.start(ServiceWithDatabase.class)) {
            assertThat(context.getEnvironment().getProperty(PASSWORD)).isEqualTo("from elsewhere");
        }
    }

    @Test
    void refusesAMalformedUrlWithoutShowingIt(CapturedOutput output) {
        var service = Service.with("DATABASE_URL", "postgresql://me:hidden@db:port/media");
        assertThat(FailedStart.sentence(service, ServiceWithDatabase.class, output))
                .startsWith("DATABASE_URL must look like postgresql://user:password@host:5432/");
    }

    @Test
    void saysThatNothingListensThere(CapturedOutput output) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var service =
                Service.with(
                        "DATABASE_URL", "postgresql://me:hidden@127.0.0.1:%d/m".formatted(port));
        assertThat(FailedStart.sentence(service, ServiceThatConnects.class, output))
                .isEqualTo(
                        "The database at 127.0.0.1:%d cannot be reached (the connection is refused): check DATABASE_URL and that PostgreSQL runs there."
                                .formatted(port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    28P01 | The database at db:5432 refuses the user or the password of DATABASE_URL.
                    28000 | The database at db:5432 refuses the user or the password of DATABASE_URL.
                    3D000 | The database 'media' of DATABASE_URL does not exist at db:5432.
                    53300 | The database at db:5432 has no connection left for this service.
                    57P03 | The database at db:5432 cannot be reached: check DATABASE_URL and that PostgreSQL runs there.
                    08006 | The database at db:5432 cannot be reached: check DATABASE_URL and that PostgreSQL runs there.
                    """)
    void saysWhyTheDatabaseTurnsTheServiceAway(
            String state, String sentence, CapturedOutput output) {
        var service =
                Service.with("DATABASE_URL", "postgresql://me:hidden@db/media", "state", state);
        assertThat(FailedStart.sentence(service, ServiceThatIsTurnedAway.class, output))
                .isEqualTo(sentence);
    }

    @Test
    void namesSpringsPropertyWhenThatWasUsed(CapturedOutput output) {
        var service =
                Service.with(
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://db:7000/m?password=hidden",
                        "state", "08001");
        assertThat(FailedStart.sentence(service, ServiceThatIsTurnedAway.class, output))
                .startsWith(
                        "The database at db:7000 cannot be reached: check spring.datasource.url");
    }
}
