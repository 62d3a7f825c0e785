package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.util.Map;

class VariableReaderTest {

    private static final String MASTER_KEY = "CONDUITLLM__ADMIN__MASTERKEY";
    private static final String OLD_MASTER_KEY = "CONDUIT_API_TO_API_BACKEND_AUTH_KEY";

    @Test
    void leavesOtherVariablesAlone() {
        assertThat(VariableReader.read(Map.of("PATH", "/bin", "CONDUITLLM_A__B", "x"))).isEmpty();
    }

    @Test
    void takesAnEmptyValueForNotSet() {
        assertThat(VariableReader.read(Map.of("CONDUITLLM__A__B", ""))).isEmpty();
    }

    @Test
    void refusesTwoSpellingsWithDifferentValues() {
        var environment = Map.of("CONDUITLLM__A__SECRET", "one", "conduitllm__a__secret", "two");
        assertThatExceptionOfType(ConfigurationProblem.class)
                .isThrownBy(() -> VariableReader.read(environment))
                .withMessage(
                        "CONDUITLLM__A__SECRET and conduitllm__a__secret are set to different"
                                + " values: keep one.");
    }

    @Test
    void acceptsTwoSpellingsWithTheSameValue() {
        var environment = Map.of("CONDUITLLM__A__B", "one", "conduitllm__a__b", "one");
        assertThat(VariableReader.read(environment)).containsOnlyKeys("conduitllm.a.b");
    }

    @Test
    void readsTheOldNameOfTheMasterKey() {
        var settings = VariableReader.read(Map.of(OLD_MASTER_KEY, "0123456789abcdef"));
        assertThat(settings.get("conduitllm.admin.masterkey"))
                .isEqualTo(new VariableReader.Setting(OLD_MASTER_KEY, "0123456789abcdef"));
    }

    @Test
    void refusesTwoMasterKeysWithoutShowingThem() {
        var environment = Map.of(OLD_MASTER_KEY, "first-secret", MASTER_KEY, "second-secret");
        assertThatExceptionOfType(ConfigurationProblem.class)
                .isThrownBy(() -> VariableReader.read(environment))
                .withMessageContainingAll(OLD_MASTER_KEY, MASTER_KEY)
                .withMessageNotContaining("-secret");
    }

    @Test
    void givesTheBrokersSettingsToSpring() {
        var settings =
                VariableReader.read(
                        Map.of(
                                "CONDUITLLM__RABBITMQ__HOST", "broker",
                                "CONDUITLLM__RABBITMQ__VHOST", "/media",
                                "CONDUITLLM__RABBITMQ__USESSL", "true"));
        assertThat(settings.get("spring.rabbitmq.host").value()).isEqualTo("broker");
        assertThat(settings.get("spring.rabbitmq.virtual-host").value()).isEqualTo("/media");
        assertThat(settings.get("spring.rabbitmq.ssl.enabled").value()).isEqualTo("true");
        assertThat(settings).doesNotContainKey("spring.rabbitmq.port");
    }
}
