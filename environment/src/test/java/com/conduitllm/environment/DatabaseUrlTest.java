package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@db:6432/media, jdbc:postgresql://db:6432/media",
        "postgres://u:p@db/media, jdbc:postgresql://db:5432/media",
        "POSTGRESQL://u:p@db/media, jdbc:postgresql://db:5432/media",
        "jdbc:postgresql://db:6432/media, jdbc:postgresql://db:6432/media",
        "jdbc:postgresql:media, jdbc:postgresql://localhost:5432/media",
        "postgresql:///media, jdbc:postgresql://localhost:5432/media",
        "postgresql://u:p@[::1]:6432/media, jdbc:postgresql://[::1]:6432/media",
        "postgresql://u:p@[fe80::1]/media, jdbc:postgresql://[fe80::1]:5432/media",
        "'postgresql://a:1,b/media', 'jdbc:postgresql://a:1,b:5432/media'",
        "postgresql://db/my%20media%2Fx, jdbc:postgresql://db:5432/my+media%2Fx",
        "postgresql://db/m?sslmode=require&a=b, jdbc:postgresql://db:5432/m?sslmode=require&a=b",
        "postgresql://db/m?application_name=a@b+c,"
                + " jdbc:postgresql://db:5432/m?application_name=a@b%2Bc",
    })
    void isTheJdbcUrlWithoutUserAndPassword(String value, String jdbcUrl) {
        assertThat(DatabaseUrl.parse(value).jdbcUrl()).isEqualTo(jdbcUrl);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@db/m, u, p",
        "postgresql://a%40b:p%3A%2F%3Fw%2B+@db/m, a@b, p:/?w++",
        "postgresql://u:p@w:d@db/m, u, p@w:d",
        "postgresql://u:p%C3%A4@db/m, u, pä",
        "jdbc:postgresql://db/m?user=u&password=p%26w&ssl=true, u, p&w",
        "postgresql://u@db/m, u, ",
        "postgresql://db/m, , ",
    })
    void decodesUserAndPassword(String value, String user, String password) {
        var properties = DatabaseUrl.parse(value).properties();
        assertThat(properties.get("spring.datasource.username")).isEqualTo(user);
        assertThat(properties.get("spring.datasource.password")).isEqualTo(password);
    }

    @Test
    void takesPasswordsOutOfTheParameters() {
        DatabaseUrl url =
                DatabaseUrl.parse("jdbc:postgresql://db/m?password=hidden&sslpassword=hidden2&x=y");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/m?x=y");
        assertThat(url.properties())
                .containsEntry(
                        "spring.datasource.hikari.data-source-properties.sslpassword", "hidden2");
        assertThat(url).asString().doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hidden@db/m",
                "u:hidden@db/m",
                "postgresql://u:hidden@db",
                "postgresql://u:hidden@db/",
                "postgresql://u:hidden@db:0/m",
                "postgresql://u:hidden@db:65536/m",
                "postgresql://u:hidden@db:port/m",
                "postgresql://u:hidden@::1/m",
                "postgresql://u:hidden%zz@db/m",
                "postgresql://u:hid/den@db/m",
                "postgresql://u:12/hidden@db/m",
                "postgresql://u:hidden@d b/m",
            })
    void refusesEverythingElseInASentenceThatQuotesNothing(String value) {
        assertThatExceptionOfType(ConfigurationProblem.class)
                .isThrownBy(() -> DatabaseUrl.parse(value))
                .withMessageStartingWith("DATABASE_URL must ")
                .withMessageEndingWith(".")
                .withMessageNotContaining("hid")
                .withMessageNotContaining("u:12");
    }
}
