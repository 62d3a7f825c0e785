package com.conduitllm.stack.service;

import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.Secrets;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of Core and Admin.
 *
 * <p>A variable that is set already wins, whatever its letter case and also in its {@code __FILE}
 * form; a person's own provider list replaces the sample provider as a whole.
 */
public final class ServiceEnvironment {
    static final String ADMIN_KEY = "CONDUIT_API_TO_API_BACKEND_AUTH_KEY";
    private static final String PROVIDERS = "CONDUITLLM__PROVIDERS__";

    private final Map<String, String> variables;
    private final List<String> taken;

    private ServiceEnvironment(Map<String, String> variables, List<String> taken) {
        this.variables = variables;
        this.taken = taken;
    }

    /**
     * @param own what the person has set
     */
    public static ServiceEnvironment of(
            Map<String, String> own, Endpoints servers, Secrets secrets, URI coreUrl) {
        Map<String, String> ours = ofStack(servers, secrets, coreUrl);
        Map<String, String> all = new TreeMap<>(own);
        List<String> taken = ours.keySet().stream().filter(name -> isSet(own, name)).toList();
        ours.forEach((name, value) -> {
            if (!taken.contains(name)) {
                all.put(name, value);
            }
        });
        return new ServiceEnvironment(all, taken);
    }

    /**
     * Without everything that would point the services somewhere else: for the demo, which must not
     * touch anybody's bucket or database.
     */
    public static Map<String, String> withoutOwnSettings(Map<String, String> own) {
        Map<String, String> rest = new TreeMap<>(own);
        rest.keySet()
                .removeIf(name -> {
                    String upper = name.toUpperCase(Locale.ROOT);
                    return upper.startsWith("CONDUIT")
                            || upper.startsWith("MEDIALIFECYCLE__")
                            || upper.startsWith("SPRING_")
                            || upper.startsWith("AWS_")
                            || upper.startsWith("MANAGEMENT_")
                            || upper.startsWith("LOGGING_")
                            || upper.equals("DATABASE_URL");
                });
        return rest;
    }

    private static Map<String, String> ofStack(Endpoints servers, Secrets secrets, URI coreUrl) {
        Map<String, String> ours = new TreeMap<>();
        ours.put("DATABASE_URL", servers.postgresUrl());
        ours.put(ADMIN_KEY, secrets.adminKey());
        ours.put("CONDUITLLM__CORE__PUBLICBASEURL", coreUrl.toString());
        ours.put(PROVIDERS + "0__NAME", "sample");
        ours.put(PROVIDERS + "0__TYPE", "sample");
        ours.put(PROVIDERS + "0__MODELS__0", "sample-image");
        String s3 = "CONDUITLLM__STORAGE__S3__";
        ours.put("CONDUITLLM__STORAGE__PROVIDER", "S3");
        ours.put(s3 + "SERVICEURL", servers.s3().endpoint().toString());
        ours.put(s3 + "ACCESSKEY", servers.s3().accessKey());
        ours.put(s3 + "SECRETKEY", servers.s3().secretKey());
        ours.put(s3 + "BUCKETNAME", servers.s3().bucket());
        ours.put(s3 + "REGION", servers.s3().region());
        URI amqp = URI.create(servers.amqpUrl());
        String[] login = amqp.getUserInfo().split(":", 2);
        String rabbit = "CONDUITLLM__RABBITMQ__";
        ours.put(rabbit + "HOST", amqp.getHost());
        ours.put(rabbit + "PORT", Integer.toString(amqp.getPort()));
        ours.put(rabbit + "USERNAME", login[0]);
        ours.put(rabbit + "PASSWORD", login[1]);
        ours.put(rabbit + "VHOST", amqp.getPath().substring(1));
        return ours;
    }

    private static boolean isSet(Map<String, String> own, String name) {
        if (name.startsWith(PROVIDERS)) {
            return own.keySet().stream()
                    .anyMatch(it -> it.toUpperCase(Locale.ROOT).startsWith(PROVIDERS));
        }
        return own.keySet().stream()
                .anyMatch(it -> it.equalsIgnoreCase(name) || it.equalsIgnoreCase(name + "__FILE"));
    }

    /** The names of the stack's own settings that the person's environment replaced. */
    public List<String> taken() {
        return taken;
    }

    /** The master key that Admin will accept. */
    public String adminKey() {
        return variables.getOrDefault(ADMIN_KEY, "");
    }

    /** For one service: with its port, on loopback. */
    Map<String, String> forPort(int port) {
        Map<String, String> all = new TreeMap<>(variables);
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SERVER_PORT", Integer.toString(port));
        return all;
    }
}
