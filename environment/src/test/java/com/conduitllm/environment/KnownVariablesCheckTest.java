package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

class KnownVariablesCheckTest {

    private static final String LIST =
            """
            # comment
            CONDUITLLM__BOX__COLOUR       core admin
            CONDUITLLM__BOX__SIZE__WIDTH  core
            CONDUITLLM__BOX__TAGS__n      core
            CONDUITLLM__BOX__LIDS__n__KEY core
            """;

    @ConfigurationProperties("conduitllm.box")
    record Box(String colour, Size size, List<String> tags, List<Lid> lids) {
        record Size(int width) {}

        record Lid(String key) {}
    }

    @ConfigurationProperties(prefix = "conduitllm.box")
    record SecondReader(String colour) {}

    @Test
    void passesWhenListAndRecordsAgree() {
        var check = check(LIST, Box.class);
        assertThat(check.listIsComplete().eachHasOneReader()).isSameAs(check);
    }

    @Test
    void failsOnAVariableThatIsNotListed() {
        var check = check(LIST.replace("CONDUITLLM__BOX__TAGS__n      core", ""), Box.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(check::listIsComplete)
                .withMessageContaining("CONDUITLLM__BOX__TAGS__n");
    }

    @Test
    void failsOnALineThatNobodyReads() {
        var check = check(LIST + "CONDUITLLM__BOX__WEIGHT core", Box.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(check::listIsComplete)
                .withMessageContaining("CONDUITLLM__BOX__WEIGHT");
    }

    @Test
    void failsOnTwoReaders() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(check(LIST, Box.class, SecondReader.class)::eachHasOneReader)
                .withMessageContaining("CONDUITLLM__BOX__COLOUR");
    }

    @Test
    void listsWhatThisModuleReadsItself() {
        var mapped = new TreeSet<String>();
        for (String property : VariableReader.BROKER.keySet()) {
            mapped.add(property.replace(".", "__").toUpperCase(Locale.ROOT));
        }
        assertThat(KnownVariables.load().readBy("environment")).isEqualTo(mapped);
    }

    private static KnownVariablesCheck check(String list, Class<?>... records) {
        return new KnownVariablesCheck(
                "core", DeclaredVariables.of(records), KnownVariables.parse(list));
    }
}
