package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class AnswerDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<DeleteResult/>",
                "<?xml version=\"1.0\"?>\n"
                        + "<DeleteResult"
                        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></DeleteResult>\n",
                "<!-- hello --><s3:DeleteResult"
                        + " xmlns:s3=\"x\"><Error><Code>A</Code></Error></s3:DeleteResult>"
            })
    void takesTheRootByItsLocalName(String xml) {
        AnswerDocument document = read(xml);

        assertThat(document.root()).isEqualTo("DeleteResult");
        assertThat(document.code()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "<DeleteResult>",
                "<DeleteResult/",
                "<DeleteResult/>x",
                "<!DOCTYPE a [<!ENTITY e SYSTEM"
                        + " \"file:///etc/hostname\">]><DeleteResult>&e;</DeleteResult>"
            })
    void refusesWhatIsNotWholeXml(String text) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> read(text))
                .matches(e -> e.code().equals(StorageException.MALFORMED));
    }

    @Test
    void handsOnTheCodeOfAnErrorInPlaceOfTheResult() {
        AnswerDocument error = read("<Error><Code> SlowDown </Code><Message>x</Message></Error>");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> error.requireRoot("DeleteResult"))
                .matches(e -> e.code().equals("SlowDown"));
    }

    private static AnswerDocument read(String xml) {
        return AnswerDocument.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
