package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.event.EventJson;
import com.conduitllm.media.event.MediaGenerationCompleted;
import com.conduitllm.media.record.MediaLookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.function.Consumer;

/**
 * Takes in what was generated, once for each event however often it comes.
 *
 * <p>The media-to-key mapping is the record itself, written by Core before the event was queued. An
 * event never makes a record: one that arrives after its media was purged would bring it back. An
 * event that cannot be read is thrown out by an exception and ends in the dead-letter queue.
 */
final class MediaLifecycleHandler implements Consumer<Message<byte[]>> {
    private static final Logger LOG = LoggerFactory.getLogger(MediaLifecycleHandler.class);

    private final EventInbox inbox;
    private final MediaLookup media;
    private final TransactionTemplate transaction;
    private final MeterRegistry registry;

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
        MediaGenerationCompleted event =
                EventJson.MAPPER.readValue(message.getPayload(), MediaGenerationCompleted.class);
        if (event.eventId() == null || event.mediaId() == null) {
            throw new IllegalArgumentException(
                    "An event without eventId or mediaId: " + event.eventId());
        }
        Effect effect = transaction.execute(status -> takeIn(event));
        count(effect);
        LOG.debug("Media {} of virtual key {}: {}", event.mediaId(), event.virtualKeyId(), effect);
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
