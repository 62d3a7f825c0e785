package com.conduitllm.admin.auth;

import com.conduitllm.environment.ConfigurationProblem;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys that open the Admin API; at least one.
 *
 * @param masterKey has all scopes, ≥ 16 characters ({@code CONDUIT_API_TO_API_BACKEND_AUTH_KEY}, or
 *     {@code CONDUITLLM__ADMIN__MASTERKEY}); null when there are only named keys
 * @param keys named keys ({@code CONDUITLLM__ADMIN__KEYS__n__…})
 */
@ConfigurationProperties("conduitllm.admin")
record AdminKeySettings(@Nullable String masterKey, @DefaultValue List<NamedKey> keys) {
    static final String MASTER = "master";
    private static final String MASTER_VARIABLE = "CONDUIT_API_TO_API_BACKEND_AUTH_KEY";
    private static final int SHORTEST_MASTER_KEY = 16;

    AdminKeySettings {
        masterKey = masterKey == null || masterKey.isEmpty() ? null : masterKey;
        keys = List.copyOf(keys);
        if (masterKey == null && keys.isEmpty()) {
            throw new ConfigurationProblem(
                    MASTER_VARIABLE,
                    "must be set to 16 characters or more, or CONDUITLLM__ADMIN__KEYS__0__NAME,"
                            + " …SHA256 and …SCOPE: without a key nobody could use the Admin API.");
        }
        if (masterKey != null && masterKey.length() < SHORTEST_MASTER_KEY) {
            throw new ConfigurationProblem(
                    MASTER_VARIABLE,
                    "(or CONDUITLLM__ADMIN__MASTERKEY) must have 16 characters or more.");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).check(i, names);
        }
    }

    @Override
    public String toString() {
        return "AdminKeySettings[masterKey=%s, keys=%s]"
                .formatted(masterKey == null ? "unset" : "set", keys);
    }

    /**
     * One key of one person or tool.
     *
     * @param name the actor in the audit
     * @param sha256 SHA-256 of the key, 64 hex digits: the key itself is nowhere in the environment
     * @param scope what it may do
     */
    record NamedKey(@Nullable String name, @Nullable String sha256, @Nullable AdminScope scope) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
        private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

        private void check(int index, Set<String> names) {
            String variable = "CONDUITLLM__ADMIN__KEYS__" + index + "__";
            if (name == null || !NAME.matcher(name).matches()) {
                throw new ConfigurationProblem(
                        variable + "NAME",
                        "must be 1 to 64 letters, digits, dots, dashes, underscores or @.");
            }
            if (name.equals(MASTER) || !names.add(name)) {
                throw new ConfigurationProblem(
                        variable + "NAME", "is taken: each admin key needs a name of its own.");
            }
            if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
                throw new ConfigurationProblem(
                        variable + "SHA256", "must be the key's SHA-256 as 64 hex digits.");
            }
            if (scope == null) {
                throw new ConfigurationProblem(
                        variable + "SCOPE", "must be read, operate or erase.");
            }
        }

        @Override
        public String toString() {
            return name + ":" + scope;
        }
    }
}
