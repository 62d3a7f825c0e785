package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

class VariableNameTest {

    @ParameterizedTest
    @CsvSource({
        "CONDUITLLM__STORAGE__PROVIDER, conduitllm.storage.provider",
        "conduitllm__Storage__S3__ServiceUrl, conduitllm.storage.s3.serviceurl",
        "CONDUITLLM__STORAGE__S3__SERVICE_URL, conduitllm.storage.s3.serviceurl",
        "CONDUITLLM__A__LIST__0, conduitllm.a.list[0]",
        "CONDUITLLM__PROVIDERS__10__MODELS__2, conduitllm.providers[10].models[2]",
        "CONDUITLLM__ADMIN__MASTERKEY__FILE, conduitllm.admin.masterkey",
        "CONDUITLLM__KEYS__0__FILE, conduitllm.keys[0]",
    })
    void isTheProperty(String variable, String property) {
        assertThat(VariableName.parse(variable).property()).isEqualTo(property);
    }

    @ParameterizedTest
    @CsvSource({
        "CONDUITLLM__, false",
        "CONDUITLLM__A____B, false",
        "CONDUITLLM__A__, false",
        "CONDUITLLM__A.B, false",
        "CONDUITLLM__A__0, true",
    })
    void isWellFormedOnlyWithWordsInEverySegment(String variable, boolean wellFormed) {
        assertThat(VariableName.parse(variable).wellFormed()).isEqualTo(wellFormed);
    }

    @Test
    void comesBackFromThePropertyOfARecordComponent() {
        var property = ConfigurationPropertyName.of("conduitllm.admin.keys[3].sha-256");
        assertThat(VariableName.of(property)).isEqualTo("CONDUITLLM__ADMIN__KEYS__3__SHA256");
    }

    @Test
    void putsItsOwnNumbersIntoAPattern() {
        VariableName name = VariableName.parse("CONDUITLLM__PROVIDERS__4__MODLES__7");
        assertThat(name.withOwnNumbers("CONDUITLLM__PROVIDERS__n__MODELS__n"))
                .isEqualTo("CONDUITLLM__PROVIDERS__4__MODELS__7");
    }
}
