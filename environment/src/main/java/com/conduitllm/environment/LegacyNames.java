package com.conduitllm.environment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names that earlier deployments used: {@code CONDUIT_S3_…} and {@code MediaLifecycle__…}. They are
 * not read; the warning says what to set instead.
 */
final class LegacyNames {

    private static final String OLD_STORE = "CONDUIT_S3_";
    private static final String OLD_MEDIA = "MEDIALIFECYCLE__";
    private static final String STORE = "CONDUITLLM__STORAGE__S3__";
    private static final String MEDIA = "CONDUITLLM__MEDIAMANAGEMENT__";

    /** Old names without underscores that resemble none of today's. */
    private static final Map<String, String> RENAMED =
            Map.of(
                    "ENDPOINT", "SERVICEURL",
                    "ENDPOINTURL", "SERVICEURL",
                    "ACCESSKEYID", "ACCESSKEY",
                    "SECRETACCESSKEY", "SECRETKEY",
                    "BUCKET", "BUCKETNAME",
                    "PUBLICURL", "PUBLICBASEURL",
                    "PATHSTYLE", "FORCEPATHSTYLE");

    private final KnownVariables known;

    LegacyNames(KnownVariables known) {
        this.known = known;
    }

    /** What to set today instead of an old name; empty when the name is not an old one. */
    Optional<String> nameToday(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        if (upper.startsWith(OLD_STORE)) {
            String rest = upper.substring(OLD_STORE.length()).replace("_", "");
            return known.nearest(STORE + RENAMED.getOrDefault(rest, rest), STORE);
        }
        if (upper.startsWith(OLD_MEDIA)) {
            VariableName name = VariableName.parse(MEDIA + upper.substring(OLD_MEDIA.length()));
            return known.nearest(name.pattern(), MEDIA).map(name::withOwnNumbers);
        }
        return Optional.empty();
    }
}
