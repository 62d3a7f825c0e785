package com.conduitllm.proof.load;

import com.conduitllm.proof.audit.RawBucket;
import com.conduitllm.proof.audit.Violations;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import javax.sql.DataSource;

/** Everybody who uses the gateway at once: clients, people who delete keys, two Admins. */
public final class Traffic {
    private static final int CLIENTS = 6;
    private static final int DELETERS = 2;
    private static final int KEYS = 6;

    private final Gateway gateway;
    private final Counts counts;
    private final Keys keys;
    private final List<AdminSlot> admins;
    private final List<KeyDeleters> deleters = new ArrayList<>();
    private final List<Thread> people = new ArrayList<>();
    private final List<Thread> machines = new ArrayList<>();

    /**
     * @param databases a pool for each name; the name is what the database sees
     * @param strays objects that nobody recorded, planted for each key that goes
     */
    public Traffic(
            Gateway gateway,
            Function<String, DataSource> databases,
            RawBucket bucket,
            Violations violations,
            Counts counts,
            int strays,
            long seed) {
        this.gateway = gateway;
        this.counts = counts;
        JdbcClient jdbc = JdbcClient.create(databases.apply("operator"));
        keys = new Keys(jdbc, gateway.ids, gateway.random);
        for (int i = 0; i < KEYS; i++) {
            keys.addOne();
        }
        admins =
                List.of(
                        new AdminSlot(gateway, databases.apply("admin-1"), counts),
                        new AdminSlot(gateway, databases.apply("admin-2"), counts));
        admins.forEach(admin -> machines.add(new Thread(admin, "admin")));
        Semaphore made = new Semaphore(0);
        DataSource cores = databases.apply("core");
        for (int i = 0; i < CLIENTS; i++) {
            Runnable client =
                    new Clients(gateway, cores, keys, counts, violations, made, seed * 100 + i);
            people.add(new Thread(client, "client-" + i));
        }
        for (int i = 0; i < DELETERS; i++) {
            KeyDeleters deleter =
                    new KeyDeleters(
                            gateway,
                            admins,
                            keys,
                            counts,
                            jdbc,
                            bucket,
                            strays,
                            made,
                            seed * 100 + 50 + i);
            deleters.add(deleter);
            people.add(new Thread(deleter, "deleter-" + i));
        }
    }

    public void start() {
        machines.forEach(Traffic::begin);
        people.forEach(Traffic::begin);
    }

    private static void begin(Thread thread) {
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends all requests and replaces the Admins, which may be waiting after a failure. */
    public void close() throws InterruptedException {
        gateway.close();
        for (Thread person : people) {
            person.join();
        }
        admins.forEach(AdminSlot::restart);
    }

    /** Deletes every key that is left. */
    public void deleteAllKeys() {
        keys.all().forEach(key -> deleters.getFirst().delete(key));
    }

    public Counts counts() {
        return counts;
    }
}
