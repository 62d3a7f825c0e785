package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.event.EventJson;
import com.conduitllm.media.event.MediaGenerationCompleted;
import com.conduitllm.media.record.MediaLookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.messaging.Message;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes in what was generated, once for each event however often it comes.
 *
 * <p>The media-to-key mapping is the record itself, written by Core before the event was queued. An
 * event never makes a record: one that arrives after its media was purged would bring it back. An
 * event that cannot be read is thrown out by an exception and ends in the dead-letter queue. A good
 * event never does: while the database is away it is kept, unacknowledged, and tried again.
 */
final class MediaLifecycleHandler implements Consumer<Message<byte[]>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaLifecycleHandler.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final EventInbox inbox;
    private final MediaLookup media;
    private final TransactionTemplate transaction;
    private final MeterRegistry registry;
    private final CountDownLatch closed = new CountDownLatch(1);

    MediaLifecycleHandler(
            EventInbox inbox,
            MediaLookup media,
            TransactionTemplate transaction,
            MeterRegistry registry) {
        this.inbox = inbox;
        this.media = media;
        this.transaction = transaction;
        this.registry = registry;
    }

    @Override
    public void accept(Message<byte[]> message) {
        MediaGenerationCompleted event = read(message);
        Effect effect = takeInPatiently(event);
        count(effect);
        LOG.debug("Media {} of virtual key {}: {}", event.mediaId(), event.virtualKeyId(), effect);
    }

    private static MediaGenerationCompleted read(Message<byte[]> message) {
        try {
            MediaGenerationCompleted event =
                    EventJson.MAPPER.readValue(
                            message.getPayload(), MediaGenerationCompleted.class);
            if (event.eventId() == null || event.mediaId() == null) {
                throw new IllegalArgumentException(
                        "An event without eventId or mediaId: " + event.eventId());
            }
            return event;
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn(
                    "An event that cannot be read goes to the dead-letter queue: {}",
                    String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " "));
            throw e;
        }
    }

    private Effect takeInPatiently(MediaGenerationCompleted event) {
        boolean waited = false;
        while (true) {
            try {
                Effect effect = transaction.execute(status -> takeIn(event));
                if (waited) {
                    LOG.info("Events are being taken in again");
                }
                return effect;
            } catch (DataAccessResourceFailureException
                    | JpaSystemException
                    | TransientDataAccessException
                    | RecoverableDataAccessException
                    | TransactionException e) {
                if (!waited) {
                    LOG.warn("Events wait for the database: {}", e.getMessage());
                }
                waited = true;
                pause(e);
            } catch (RuntimeException e) {
                LOG.error("Event {} goes to the dead-letter queue", event.eventId(), e);
                throw e;
            }
        }
    }

    private void pause(RuntimeException trouble) {
        try {
            if (closed.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw trouble;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble;
        }
    }

    /** Ends the wait for the database; the broker keeps what is not acknowledged. */
    @Override
    public void close() {
        closed.countDown();
    }

    private enum Effect {
        TAKEN_IN,
        REPEATED,
        ALREADY_PURGED
    }

    private Effect takeIn(MediaGenerationCompleted event) {
        if (!inbox.add(event.eventId())) {
            return Effect.REPEATED;
        }
        return media.find(new MediaId(event.mediaId())).isPresent()
                ? Effect.TAKEN_IN
                : Effect.ALREADY_PURGED;
    }

    private void count(Effect effect) {
        Counter.builder("conduit.media.events")
                .description("MediaGenerationCompleted events that were received")
                .tag("effect", effect.name().toLowerCase(java.util.Locale.ROOT))
                .register(registry)
                .increment();
    }
}
