package com.conduitllm.e2e.gateway;

import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

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

    private final LocalStack stack;
    private final Database database;
    private final Bucket bucket;
    private final EventTap events;
    private final Ledger ledger;
    private final Map<String, String> settings;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Node core;
    private final Node admin;

    private Gateway(LocalStack stack, Map<String, String> settings) {
        this.stack = stack;
        this.settings = Map.copyOf(settings);
        database = stack.newDatabase();
        bucket = stack.newBucket();
        events = EventTap.open(stack.broker());
        ledger = new Ledger(database);
        core = anotherCore();
        admin = anotherAdmin();
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
        return on(LocalStack.shared(), settings);
    }

    /** On a stack of the caller's own, for stories that stop its servers; nothing runs yet. */
    public static Gateway on(LocalStack stack, Map<String, String> settings) {
        return new Gateway(stack, settings);
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
                        CompletableFuture.runAsync(core::start, Thread::startVirtualThread),
                        CompletableFuture.runAsync(admin::start, Thread::startVirtualThread))
                .join();
        return this;
    }

    /** One more Core over the same database, bucket and broker; not started yet. */
    public Node anotherCore() {
        Node node = node("core-api");
        return node.with(Map.of("CONDUITLLM__CORE__PUBLICBASEURL", node.address().toString()));
    }

    /** One more Admin over the same database, bucket and broker; not started yet. */
    public Node anotherAdmin() {
        return node("admin-api");
    }

    /** Variables that one service does not read are no harm to it. */
    private Node node(String module) {
        Links links = Links.open(stack);
        Map<String, String> environment = new HashMap<>(links.environment(stack, database, bucket));
        environment.put("CONDUIT_API_TO_API_BACKEND_AUTH_KEY", ADMIN_KEY);
        environment.put("CONDUITLLM__PROVIDERS__0__TYPE", "sample");
        environment.put("CONDUITLLM__PROVIDERS__0__MODELS__0", MODEL);
        environment.put("SPRING_APPLICATION_JSON", ownConsumerGroup());
        environment.putAll(settings);
        Node node = new Node(module, links, environment, () -> training(environment));
        nodes.add(node);
        return node;
    }

    private Map<String, String> training(Map<String, String> environment) {
        Map<String, String> training = new HashMap<>(environment);
        training.putAll(stack.newDatabase().environment());
        training.putAll(stack.newBucket().environment());
        training.putAll(stack.broker().environment());
        return training;
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
        return coreAs(core, key);
    }

    /** One of several Cores as the owner of {@code key} sees it. */
    public CoreApi coreAs(Node anyCore, NewKey key) {
        return new CoreApi(anyCore.http(), key.secret());
    }

    /** Admin as an operator sees it; to be asked again after a restart. */
    public AdminApi operator() {
        return operator(admin);
    }

    /** One of several Admins as an operator sees it. */
    public AdminApi operator(Node anyAdmin) {
        return new AdminApi(anyAdmin.http(), ADMIN_KEY);
    }

    public Database database() {
        return database;
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
        nodes.forEach(Node::close);
        events.close();
    }
}
