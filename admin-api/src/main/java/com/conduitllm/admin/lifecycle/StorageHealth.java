package com.conduitllm.admin.lifecycle;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;

/**
 * Whether media can be deleted. Not ready when somebody must change something; a store that does
 * not answer for a while leaves Admin ready, because deletions are accepted and wait.
 */
final class StorageHealth implements HealthIndicator {
    static final String NOT_CONFIGURED =
            "No storage is configured (CONDUITLLM__STORAGE__PROVIDER is not set), so that no media"
                    + " can be deleted.";

    private final @Nullable PurgeGate gate;

    /**
     * @param gate null when no storage is configured
     */
    StorageHealth(@Nullable PurgeGate gate) {
        this.gate = gate;
    }

    @Override
    public Health health() {
        PurgeGate known = gate;
        if (known == null) {
            return notReady(NOT_CONFIGURED);
        }
        try {
            return health(known.permission());
        } catch (DataAccessException e) {
            return notReady("The database does not answer.");
        }
    }

    private static Health health(PurgePermission permission) {
        return switch (permission) {
            case PurgePermission.Open(var store) ->
                    Health.up().withDetail("store", store.toString()).build();
            case PurgePermission.NothingStored() -> Health.up().build();
            case PurgePermission.Closed(var sentence, var lasting) ->
                    lasting
                            ? notReady(sentence)
                            : Health.up().withDetail("reason", sentence).build();
        };
    }

    private static Health notReady(String sentence) {
        return Health.status(Status.OUT_OF_SERVICE).withDetail("reason", sentence).build();
    }
}
