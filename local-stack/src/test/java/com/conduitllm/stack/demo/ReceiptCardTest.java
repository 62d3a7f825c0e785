package com.conduitllm.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.stack.gateway.Receipt;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class ReceiptCardTest {
    @Test
    void frameIsStraightAndLongValuesWrap() {
        String remainder = "responses in flight end with their connection ".repeat(4).strip();
        List<String> lines = new ReceiptCard(receipt(remainder)).lines();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.getFirst()));
        assertThat(String.join("\n", lines))
                .contains("3 of 3 objects, 1,234 of 1,234 bytes", "verified")
                .doesNotContain("null");
        assertThat(lines.stream().filter(line -> line.contains("flight")).count()).isGreaterThan(1);
    }

    private static Receipt receipt(String remainder) {
        String json =
                """
                {"deletionId": "d", "virtualKeyId": "k", "state": "verified", "objectsTotal": 3,
                 "bytesTotal": 1234, "objectsDeleted": 3, "bytesDeleted": 1234, "attempts": 1,
                 "lastError": null, "verifiedAt": "2026-01-01T00:00:00Z", "unknown": true,
                 "remainders": ["%s"]}
                """
                        .formatted(remainder);
        return JsonMapper.builder().build().readValue(json, Receipt.class);
    }
}
