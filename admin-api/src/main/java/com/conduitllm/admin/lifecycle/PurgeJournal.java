package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.Forgotten;
import com.conduitllm.media.record.PurgeBatch;
import com.conduitllm.media.record.PurgeBatch.Claimed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;

/** Writes down what batches came to: log lines that operators look for, and counters. */
final class PurgeJournal {
    private static final Logger LOG = LoggerFactory.getLogger(MediaPurger.class);
    private static final int MOST_LINES = 20;

    private final MeterRegistry registry;
    private final Counter objects;
    private final Counter bytes;

    PurgeJournal(MeterRegistry registry) {
        this.registry = registry;
        objects =
                Counter.builder("conduit.media.purged.objects")
                        .description("Objects that are gone from the store")
                        .register(registry);
        bytes =
                Counter.builder("conduit.media.purged")
                        .baseUnit("bytes")
                        .description("What the purged objects weighed, by the ledger")
                        .register(registry);
    }

    void record(PurgeBatch batch, Forgotten forgotten, Map<Claimed, PurgeTrouble> failed) {
        objects.increment(forgotten.ids().size());
        bytes.increment((double) forgotten.bytes());
        if (LOG.isDebugEnabled()) {
            batch.media().stream()
                    .filter(row -> forgotten.ids().contains(row.id()))
                    .forEach(PurgeJournal::logDeleted);
        }
        failed.values().forEach(trouble -> failure(trouble.code()));
        if (failed.size() == batch.media().size() && failed.size() > 1) {
            logNothingDeleted(failed);
        } else {
            logFailures(failed);
        }
    }

    private void failure(String code) {
        Counter.builder("conduit.media.purge.failures")
                .description("Objects that the store did not delete when it was asked to")
                .tag("code", code)
                .register(registry)
                .increment();
    }

    private static void logDeleted(Claimed row) {
        LOG.debug("Deleted media {} for virtual key {}", row.storageKey(), name(row.owner()));
    }

    private static void logNothingDeleted(Map<Claimed, PurgeTrouble> failed) {
        Map.Entry<Claimed, PurgeTrouble> first = failed.entrySet().iterator().next();
        LOG.warn(
                "Failed to delete media {} and {} more in the same batch ({})",
                first.getKey().storageKey(),
                failed.size() - 1,
                first.getValue().text());
    }

    private static void logFailures(Map<Claimed, PurgeTrouble> failed) {
        failed.entrySet().stream()
                .limit(MOST_LINES)
                .forEach(entry ->
                        LOG.warn(
                                "Failed to delete media {} ({})",
                                entry.getKey().storageKey(),
                                entry.getValue().text()));
        if (failed.size() > MOST_LINES) {
            LOG.warn("Failed to delete {} more in the same batch", failed.size() - MOST_LINES);
        }
    }

    private static String name(@Nullable VirtualKeyId owner) {
        return owner == null ? "(none)" : owner.toString();
    }
}
