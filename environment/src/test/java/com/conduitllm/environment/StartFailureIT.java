package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.conduitllm.environment.SampleSettings.SampleService;
import com.conduitllm.environment.SampleSettings.Store;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.nio.file.Path;

@ExtendWith(OutputCaptureExtension.class)
class StartFailureIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PROVIDER                 | Azure  | must be one of S3, R2, but is 'Azure'.
                    PATHSTYLE                | maybe  | must be true or false, but is 'maybe'.
                    BUCKET__MAXFILESIZEBYTES | abc    | must be a whole number of bytes greater than 0, but is 'abc'.
                    BUCKET__MAXFILESIZEBYTES | 0      | must be greater than 0, but is '0'.
                    BUCKET__PARTS            | 1.5    | must be a whole number of at least 5 and of at most 100, but is '1.5'.
                    BUCKET__PARTS            | 4      | must be greater than or equal to 5, but is '4'.
                    BUCKET__SERVICEURL       | ht tp: | must be a URL, but is 'ht tp:'.
                    BUCKET__NAME             | ' '    | must not be blank, but is ' '.
                    BUCKET                   | media  | must be left out, because only the settings below it take values.
                    MASTERKEY                | hidden | size must be between 16 and 2147483647.
                    """)
    void namesTheVariable(String variable, String value, String rest, CapturedOutput output) {
        String name = "CONDUITLLM__SAMPLE__" + variable;
        assertThat(FailedStart.sentence(Service.with(name, value), SampleService.class, output))
                .isEqualTo(name + " " + rest);
    }

    @Test
    void namesTheVariableAsTheOperatorSpelledIt(CapturedOutput output) {
        var service = Service.with("conduitllm__sample__Bucket__Parts", "many");
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .startsWith("conduitllm__sample__Bucket__Parts must be a whole number");
    }

    @Test
    void saysAllThatIsInvalidInOneSentence(CapturedOutput output) {
        var service =
                Service.with(
                        "CONDUITLLM__SAMPLE__BUCKET__PARTS", "1",
                        "CONDUITLLM__SAMPLE__BUCKET__MAXFILESIZEBYTES", "-1");
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .isEqualTo(
                        "CONDUITLLM__SAMPLE__BUCKET__MAXFILESIZEBYTES must be greater than 0, but"
                            + " is '-1'; CONDUITLLM__SAMPLE__BUCKET__PARTS must be greater than or"
                            + " equal to 5, but is '1'.");
    }

    @Test
    void passesOnAContradictionThatARecordFound(CapturedOutput output) {
        var service =
                Service.with(
                        "CONDUITLLM__SAMPLE__PROVIDER", "R2",
                        "CONDUITLLM__SAMPLE__PATHSTYLE", "true");
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .isEqualTo("CONDUITLLM__SAMPLE__PATHSTYLE must be false when the provider is R2.");
    }

    @Test
    void letsAConstraintNameTheVariableItself(CapturedOutput output) {
        var service = Service.with("CONDUITLLM__SAMPLE__PATHSTYLE", "true");
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .isEqualTo("CONDUITLLM__SAMPLE__PROVIDER must be S3 with path style.");
    }

    @ParameterizedTest
    @CsvSource({
        "refused-by-the-constructor, must not be the one of the manual.",
        "refused-with-own-words, is worn out.",
    })
    void namesTheVariableForAPlainRefusal(String value, String rest, CapturedOutput output) {
        var service = Service.with("CONDUITLLM__SAMPLE__MASTERKEY", value);
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .isEqualTo("CONDUITLLM__SAMPLE__MASTERKEY " + rest);
    }

    @Test
    void refusesAGapInAList(CapturedOutput output) {
        var service =
                Service.with(
                        "CONDUITLLM__SOURCES__LIST__0__NAME", "first",
                        "CONDUITLLM__SOURCES__LIST__2__NAME", "third");
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .isEqualTo(
                        "CONDUITLLM__SOURCES__LIST__2__NAME skips a number: the entries of a list"
                                + " count from 0 without a gap.");
    }

    @Test
    void refusesAValueAndItsFile(CapturedOutput output) {
        String name = "CONDUITLLM__SAMPLE__MASTERKEY";
        var service = Service.with(name, "hidden", name + "__FILE", "/dev/null");
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .isEqualTo(name + " and " + name + "__FILE are both set: keep one.");
    }

    @Test
    void namesTheVariableOfAMissingFile(CapturedOutput output) {
        String variable = "CONDUITLLM__SAMPLE__BUCKET__NAME__FILE";
        String missing = Path.of("no", "such", "file").toString();
        assertThat(
                        FailedStart.sentence(
                                Service.with(variable, missing), SampleService.class, output))
                .isEqualTo(
                        "%s names a file '%s' that does not exist.".formatted(variable, missing));
    }

    @Test
    void doesNotShowThePathOfASecret(CapturedOutput output) {
        var service = Service.with("CONDUITLLM__SAMPLE__MASTERKEY__FILE", "hidden-in-wrong-place");
        assertThat(FailedStart.sentence(service, SampleService.class, output))
                .isEqualTo("CONDUITLLM__SAMPLE__MASTERKEY__FILE names a file that does not exist.");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SampleService.class)
    static class ServiceWithRefusingBean {
        @Bean
        String inner(Store store) {
            throw new ConfigurationProblem("CONDUITLLM__SAMPLE__PROVIDER", "must be set.");
        }

        @Bean
        Integer outer(String inner) {
            return inner.length();
        }
    }

    @Test
    void findsTheSentenceBelowOtherBeans(CapturedOutput output) {
        assertThat(FailedStart.sentence(Service.with(), ServiceWithRefusingBean.class, output))
                .isEqualTo("CONDUITLLM__SAMPLE__PROVIDER must be set.");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SampleService.class)
    static class ServiceThatValidatesByHand {
        @Bean
        Integer validated(Validator validator) {
            var bucket = new SampleSettings.Bucket("b", -7, 8, null);
            var store = new Store(null, false, null, bucket);
            throw new ConstraintViolationException(validator.validate(store));
        }
    }

    @Test
    void namesTheVariableOfAConstraintThatWasCheckedByHand(CapturedOutput output) {
        assertThat(FailedStart.sentence(Service.with(), ServiceThatValidatesByHand.class, output))
                .isEqualTo(
                        "CONDUITLLM__SAMPLE__BUCKET__MAXFILESIZEBYTES must be greater than 0, but"
                                + " is '-7'.");
    }

    @Configuration(proxyBeanMethods = false)
    static class BrokenService {
        @Bean
        String broken() {
            throw new IllegalStateException("a defect, not a setting");
        }
    }

    @Test
    void leavesDefectsTheirStackTrace(CapturedOutput output) {
        assertThatException().isThrownBy(() -> Service.with().start(BrokenService.class));
        assertThat(output).contains("a defect, not a setting", "\tat ");
    }
}
