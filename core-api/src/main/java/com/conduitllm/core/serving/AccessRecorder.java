package com.conduitllm.core.serving;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.record.AccessCount;
import com.conduitllm.media.record.MediaLedger;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts accesses in memory and writes them down together: a counter that costs a statement for
 * each hit would cost more than the hit. A crash loses the seconds since the last flush, on
 * purpose.
 */
@Component
class AccessRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(AccessRecorder.class);
    private static final int BATCH = 1000;

    /** Bounds the memory while the database is away; accesses to further media are not counted. */
    private static final int MOST_MEDIA = 100_000;

    private final MediaLedger ledger;
    private final InstantSource clock;
    private final Map<MediaId, Tally> pending = new ConcurrentHashMap<>();

    private boolean failing;

    private record Tally(int count, Instant last) {
        Tally plus(Tally other) {
            return new Tally(
                    Math.addExact(count, other.count),
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    AccessRecorder(MediaLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void record(MediaId id) {
        if (pending.size() < MOST_MEDIA || pending.containsKey(id)) {
            pending.merge(id, new Tally(1, clock.instant()), Tally::plus);
        }
    }

    @Scheduled(fixedDelayString = "PT2S")
    void flush() {
        List<MediaId> ids = new ArrayList<>(pending.keySet());
        ids.sort(Comparator.comparing(MediaId::value));
        for (int from = 0; from < ids.size(); from += BATCH) {
            if (!write(ids.subList(from, Math.min(from + BATCH, ids.size())))) {
                return;
            }
        }
    }

    /** The last seconds before an ordinary stop are kept. */
    @PreDestroy
    void flushAtStop() {
        flush();
    }

    private boolean write(List<MediaId> ids) {
        List<AccessCount> counts = new ArrayList<>();
        for (MediaId id : ids) {
            Tally tally = pending.remove(id);
            if (tally != null) {
                counts.add(new AccessCount(id, tally.count(), tally.last()));
            }
        }
        try {
            ledger.countAccesses(counts);
            recovered();
            return true;
        } catch (DataAccessException e) {
            counts.forEach(c ->
                    pending.merge(c.id(), new Tally(c.count(), c.lastAccessedAt()), Tally::plus));
            failed(e);
            return false;
        }
    }

    private void failed(DataAccessException e) {
        if (!failing) {
            LOG.warn("Accesses to {} media are counted later: {}", pending.size(), e.getMessage());
        }
        failing = true;
    }

    private void recovered() {
        if (failing) {
            LOG.info("Accesses are being counted again");
        }
        failing = false;
    }
}
