package com.conduitllm.admin.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.testing.time.SequentialIds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

class CursorTest {
    private final UUID id = new SequentialIds().get();

    @Test
    void readsWhatItWrote() {
        assertThat(Cursor.after(new Cursor(id).text())).isEqualTo(id);
    }

    @Test
    void isAbsentOnTheFirstPage() {
        assertThat(Cursor.after(null)).isNull();
        assertThat(Cursor.after("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "not base64!", "AAAA", "018f3a2b-0000-7000-8000-000000000001"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("cursor"));
    }

    @Test
    void onlyAPageWithMoreBehindItHasANextOne() {
        var ids = new SequentialIds();
        List<UUID> rows = List.of(ids.get(), ids.get(), ids.get());

        assertThat(Listing.of(rows, 3, Function.identity()).nextCursor()).isNull();
        Listing<UUID> first = Listing.of(rows, 2, Function.identity());
        assertThat(first.items()).containsExactly(rows.get(0), rows.get(1));
        assertThat(Cursor.after(first.nextCursor())).isEqualTo(rows.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void refusesLimitsOutOfBounds(int limit) {
        assertThatThrownBy(() -> Listing.checked(limit))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("limit");
    }
}
