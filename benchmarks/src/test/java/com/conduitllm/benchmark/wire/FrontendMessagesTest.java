package com.conduitllm.benchmark.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class FrontendMessagesTest {
    private final List<String> statements = new ArrayList<>();
    private final FrontendMessages messages = new FrontendMessages(statements::add);
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(sent);

    private void start() throws IOException {
        out.writeInt(8);
        out.writeInt(80877103);
        out.writeInt(8);
        out.writeInt(196608);
    }

    private void send(char type, String... texts) throws IOException {
        String body = String.join("\0", texts) + "\0";
        out.writeByte(type);
        out.writeInt(4 + body.length());
        out.write(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void countsExecutionsAndNotPreparations() throws IOException {
        start();
        send('P', "S_1", "SELECT 1", "");
        send('B', "", "S_1", "");
        send('E', "", "");
        send('B', "", "S_1", "");
        send('E', "", "");
        send('S');
        send('Q', "COMMIT");

        messages.read(sent.toByteArray(), sent.size());

        assertThat(statements).containsExactly("SELECT 1", "SELECT 1", "COMMIT");
    }

    @Test
    void putsMessagesTogetherFromSinglesBytes() throws IOException {
        start();
        send('Q', "SELECT 2");
        send('Q', "SELECT 3");

        for (byte one : sent.toByteArray()) {
            messages.read(new byte[] {one}, 1);
        }

        assertThat(statements).containsExactly("SELECT 2", "SELECT 3");
    }
}
