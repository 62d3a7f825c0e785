package com.conduitllm.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;

import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionBlockedEvent;
import org.springframework.amqp.rabbit.connection.ConnectionUnblockedEvent;

class BrokerAlarmTest {
    private final BrokerAlarm alarm = new BrokerAlarm();
    private final AConnection one = new AConnection();
    private final AConnection other = new AConnection();

    @Test
    void lastsUntilEachConnectionIsUnblocked() {
        assertThat(alarm.reason()).isEmpty();

        alarm.raised(new ConnectionBlockedEvent(one, "low on memory"));
        alarm.raised(new ConnectionBlockedEvent(other, "low on memory"));
        alarm.over(new ConnectionUnblockedEvent(one));

        assertThat(alarm.reason()).contains("low on memory");
        alarm.over(new ConnectionUnblockedEvent(other));
        assertThat(alarm.reason()).isEmpty();
    }

    @Test
    void endsWithABlockedConnectionThatBreaks() {
        alarm.raised(new ConnectionBlockedEvent(one, "low on disk"));

        one.close();

        assertThat(alarm.reason()).isEmpty();
    }

    /** Open until it is closed. */
    private static final class AConnection implements Connection {
        private boolean open = true;

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public Channel createChannel(boolean transactional) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLocalPort() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void addBlockedListener(BlockedListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean removeBlockedListener(BlockedListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public com.rabbitmq.client.Connection getDelegate() {
            throw new UnsupportedOperationException();
        }
    }
}
