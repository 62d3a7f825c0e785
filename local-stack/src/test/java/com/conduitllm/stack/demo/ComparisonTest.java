package com.conduitllm.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.stack.gateway.AdminClient.Media;
import com.conduitllm.stack.gateway.Bucket.Stored;
import com.conduitllm.stack.state.StackFailure;

import org.junit.jupiter.api.Test;

import java.util.List;

class ComparisonTest {
    private static final Media A = new Media("id-a", "p/a.png", "image/png", 10, "hash");
    private static final Media B = new Media("id-b", "p/b.png", "image/png", 20, "hash");

    @Test
    void sameKeysAndSizesAreFine() {
        var objects = List.of(new Stored("p/b.png", 20), new Stored("p/a.png", 10));
        assertThatCode(() -> new Comparison(List.of(A, B), objects).requireSame(2))
                .doesNotThrowAnyException();
    }

    @Test
    void recordWithoutObjectIsNamed() {
        assertFails(List.of(A), List.of(), "Record id-a has no object in the bucket.");
    }

    @Test
    void objectWithoutRecordIsNamed() {
        assertFails(
                List.of(A),
                List.of(new Stored("p/a.png", 10), new Stored("p/stray.png", 1)),
                "The bucket holds 1 objects without a record, for example p/stray.png.");
    }

    @Test
    void otherSizeIsNamed() {
        assertFails(
                List.of(A),
                List.of(new Stored("p/a.png", 9)),
                "Record id-a says 10 bytes, its object has 9.");
    }

    @Test
    void missingRecordIsCounted() {
        assertThatThrownBy(() -> new Comparison(List.of(), List.of()).requireSame(1))
                .hasMessage("There are 0 records for 1 images.");
    }

    @Test
    void tableHasARowPerRecord() {
        assertThat(new Comparison(List.of(A, B), List.of(new Stored("p/a.png", 10))).lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("id-b").endsWith("missing"));
    }

    private static void assertFails(List<Media> records, List<Stored> objects, String sentence) {
        assertThatThrownBy(() -> new Comparison(records, objects).requireSame(records.size()))
                .isInstanceOf(StackFailure.class)
                .hasMessage(sentence);
    }
}
