package com.conduitllm.core.management;

import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * Whether media can be stored. Not ready while the store does not answer: a provider that is paid
 * for an image that cannot be kept is paid in vain. Without any configured storage the service is
 * ready to say so itself, with an answer that clients do not repeat.
 */
@Component
class StorageHealthIndicator implements HealthIndicator {
    private final Optional<StoreIdentity> identity;

    StorageHealthIndicator(Optional<StoreIdentity> identity) {
        this.identity = identity;
    }

    @Override
    public Health health() {
        if (identity.isEmpty()) {
            return Health.up().withDetail("storage", "not configured").build();
        }
        try {
            return health(identity.get().current());
        } catch (DataAccessException e) {
            return refuse("The database does not answer.");
        }
    }

    private static Health health(StoreStatus status) {
        return switch (status) {
            case StoreStatus.Accepted _, StoreStatus.Absent _, StoreStatus.Restored _ ->
                    Health.up().build();
            case StoreStatus.Foreign(String sentence) -> refuse(sentence);
            case StoreStatus.Unreachable(String sentence) -> refuse(sentence);
        };
    }

    private static Health refuse(String sentence) {
        return Health.outOfService().withDetail("reason", sentence).build();
    }
}
