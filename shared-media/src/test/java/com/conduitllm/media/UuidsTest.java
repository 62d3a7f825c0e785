package com.conduitllm.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class UuidsTest {

    @Test
    void readsTheCanonicalFormInAnyCase() {
        UUID id = UUID.fromString("019412ab-cdef-7000-8000-00000000000a");

        assertThat(Uuids.parse("019412ab-cdef-7000-8000-00000000000a")).contains(id);
        assertThat(Uuids.parse("019412AB-CDEF-7000-8000-00000000000A")).contains(id);
        assertThat(MediaId.parse(id.toString())).contains(new MediaId(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "019412abcdef7000800000000000000a",
                "{019412ab-cdef-7000-8000-00000000000a}",
                "019412ab-cdef-7000-8000-00000000000g",
                "019412ab-cdef-7000-8000-00000000000a\n",
                " 019412ab-cdef-7000-8000-00000000000a"
            })
    void refusesEveryOtherForm(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }

    @Test
    void newIdsAscendAndAreVersion7() {
        TimeOrderedIds ids = new TimeOrderedIds();

        List<UUID> made = Stream.generate(ids::next).limit(1000).toList();

        assertThat(made).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(made.stream().map(UUID::toString).toList()).isSorted().doesNotHaveDuplicates();
    }
}
