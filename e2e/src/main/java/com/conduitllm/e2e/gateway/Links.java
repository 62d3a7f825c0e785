package com.conduitllm.e2e.gateway;

import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.TcpProxy;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import java.util.HashMap;
import java.util.Map;

/**
 * One service's own ways to its servers; each can be held, cut or refused without another service
 * noticing.
 */
public record Links(TcpProxy postgres, HttpFaultProxy s3, TcpProxy broker)
        implements AutoCloseable {

    static Links open(LocalStack stack) {
        return new Links(stack.postgresProxy(), stack.s3Proxy(), stack.amqpProxy());
    }

    /** What a service needs in order to go these ways. */
    Map<String, String> environment(LocalStack stack, Database database, Bucket bucket) {
        Map<String, String> all = new HashMap<>(database.through(postgres).environment());
        all.putAll(bucket.through(s3).environment());
        all.putAll(stack.broker().through(broker).environment());
        return all;
    }

    /** Ends every fault on every way. */
    public void heal() {
        postgres.heal();
        s3.heal();
        broker.heal();
    }

    @Override
    public void close() {
        postgres.close();
        s3.close();
        broker.close();
    }
}
