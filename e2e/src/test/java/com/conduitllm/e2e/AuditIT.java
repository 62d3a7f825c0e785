package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.testing.stack.Bucket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit that every story ends with finds each kind of disagreement. */
class AuditIT {
    private final Gateway gateway = Gateway.shared();
    private final Bucket bucket = gateway.bucket();
    private NewKey key;
    private MediaRow row;
    private byte[] bytes;

    @BeforeEach
    void generate() {
        key = gateway.operator().createKey("audited");
        gateway.coreAs(key).generate("audited", 1);
        row = gateway.ledger().mediaOf(key.id()).getFirst();
        bytes = bucket.bytes(row.storageKey());
        gateway.audit().assertAgreement();
    }

    @AfterEach
    void restore() {
        bucket.put(row.storageKey(), bytes);
        gateway.audit().assertAgreement();
    }

    @Test
    void findsAnObjectWithoutARow() {
        String stray = key.folder() + "stray.png";
        bucket.put(stray, bytes);

        assertDisagreement("every object has a row");
        bucket.delete(stray);
    }

    @Test
    void findsARowWithoutItsObject() {
        bucket.delete(row.storageKey());

        assertDisagreement("the object of " + row.id());
    }

    @Test
    void findsAnObjectOfAnotherSize() {
        bucket.put(row.storageKey(), new byte[1]);

        assertDisagreement("the bytes of " + row.id());
    }

    @Test
    void findsAnObjectWithOtherBytes() {
        bucket.put(row.storageKey(), new byte[bytes.length]);

        assertDisagreement("the hash of " + row.id());
    }

    @Test
    void findsTotalsThatDifferFromTheRows() {
        String change =
                "UPDATE media_usage SET served_bytes = served_bytes + ? WHERE virtual_key_id = ?";
        gateway.ledger().execute(change, 1, key.id());

        assertDisagreement("totals that differ from the rows");
        gateway.ledger().execute(change, -1, key.id());
    }

    private void assertDisagreement(String words) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> gateway.audit().assertAgreement())
                .withMessageContaining(words);
    }
}
