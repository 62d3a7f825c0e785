package com.conduitllm.e2e.gateway;

import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Core and Admin over a database, a bucket and an ear at the broker of their own. */
public final class Gateway implements AutoCloseable {
    public static final String ADMIN_KEY = "operator-of-the-e2e-stories";
    public static final String MODEL = "sample-image";

    /** For stories with crashes: whatever a crash leaves behind is taken up within seconds. */
    public static final Map<String, String> IMPATIENT =
            Map.of(
                    "CONDUITLLM__MEDIAMANAGEMENT__UPLOADDEADLINE", "PT5S",
                    "CONDUITLLM__MEDIAMANAGEMENT__PURGELEASE", "PT5S",
                    "CONDUITLLM__MEDIAMANAGEMENT__PURGEBACKOFFMAX", "PT5S",
                    "CONDUITLLM__STORAGE__S3__LANDINGHORIZON", "PT2S");

    private final LocalStack stack = LocalStack.shared();
    private final Database database = stack.newDatabase();
    private final Bucket bucket = stack.newBucket();
    private final EventTap events = EventTap.open(stack.broker());
    private final Ledger ledger = new Ledger(database);
    private final Node core;
    private final Node admin;

    private Gateway(Map<String, String> settings) {
        core = node("core-api", settings);
        core.with(Map.of("CONDUITLLM__CORE__PUBLICBASEURL", core.address().toString()));
        admin = node("admin-api", settings);
    }

    /**
     * One that runs until the JVM ends, for stories that kill nothing and look only at keys of
     * their own.
     */
    public static Gateway shared() {
        return Shared.GATEWAY;
    }

    private static final class Shared {
        static final Gateway GATEWAY = start(IMPATIENT);
    }

    /** Nothing runs yet. */
    public static Gateway prepare(Map<String, String> settings) {
        return new Gateway(settings);
    }

    /** Both services run and are ready. */
    public static Gateway start(Map<String, String> settings) {
        Gateway gateway = prepare(settings);
        try {
            return gateway.startBoth();
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /** Starts both at the same time. */
    public Gateway startBoth() {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(core::start),
                        CompletableFuture.runAsync(admin::start))
                .join();
        return this;
    }

    /** Variables that one service does not read are no harm to it. */
    private Node node(String module, Map<String, String> settings) {
        Links links = Links.open(stack);
        Map<String, String> environment = new HashMap<>(links.environment(stack, database, bucket));
        environment.put("CONDUIT_API_TO_API_BACKEND_AUTH_KEY", ADMIN_KEY);
        environment.put("CONDUITLLM__PROVIDERS__0__TYPE", "sample");
        environment.put("CONDUITLLM__PROVIDERS__0__MODELS__0", MODEL);
        environment.put("SPRING_APPLICATION_JSON", ownConsumerGroup());
        environment.putAll(settings);
        return new Node(module, links, environment);
    }

    /**
     * All gateways of a run share one broker: two Admins of different databases in one group would
     * take each other's events.
     */
    private String ownConsumerGroup() {
        String group = "admin-of-" + database.name();
        String bindings = "spring.cloud.stream.bindings.";
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of(
                                bindings + "mediaLifecycleHandler-in-0.group", group,
                                bindings + "MediaGenerationCompleted.producer.required-groups",
                                        group));
    }

    public Node core() {
        return core;
    }

    public Node admin() {
        return admin;
    }

    /** Core as the owner of {@code key} sees it; to be asked again after a restart. */
    public CoreApi coreAs(NewKey key) {
        return new CoreApi(core.http(), key.secret());
    }

    /** Admin as an operator sees it; to be asked again after a restart. */
    public AdminApi operator() {
        return new AdminApi(admin.http(), ADMIN_KEY);
    }

    public Bucket bucket() {
        return bucket;
    }

    public Ledger ledger() {
        return ledger;
    }

    public EventTap events() {
        return events;
    }

    public Audit audit() {
        return new Audit(bucket, ledger);
    }

    @Override
    public void close() {
        core.close();
        admin.close();
        events.close();
    }
}
