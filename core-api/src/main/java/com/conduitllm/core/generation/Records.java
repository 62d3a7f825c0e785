package com.conduitllm.core.generation;

import com.conduitllm.core.address.MediaUrls;
import com.conduitllm.core.generation.ImageGeneration.Job;
import com.conduitllm.core.generation.StoredImages.Stored;
import com.conduitllm.core.provider.GeneratedImages;
import com.conduitllm.core.provider.GeneratedImages.Image;
import com.conduitllm.media.IdSource;
import com.conduitllm.media.MediaKind;
import com.conduitllm.media.event.EventJson;
import com.conduitllm.media.event.MediaGenerationCompleted;
import com.conduitllm.media.record.CompletedUpload;
import com.conduitllm.media.record.OutboxEvent;
import com.conduitllm.media.record.Reservation;
import com.conduitllm.media.record.ReserveOutcome.Reserved;
import com.conduitllm.media.record.ReserveOutcome.ReservedMedia;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.PutReceipt;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the ledger and other processes are told of a request, right to the byte. */
@Component
class Records {
    private final MediaUrls urls;
    private final IdSource ids;
    private final InstantSource clock;
    private final PromptSettings prompts;

    Records(MediaUrls urls, IdSource ids, InstantSource clock, PromptSettings prompts) {
        this.urls = urls;
        this.ids = ids;
        this.clock = clock;
        this.prompts = prompts;
    }

    Reservation reservation(Job job, GeneratedImages images) {
        return new Reservation(
                job.key().id(),
                job.key().storagePrefix(),
                job.store().id(),
                MediaKind.IMAGE,
                job.choice().provider().name(),
                job.choice().model(),
                storedPrompt(job),
                job.correlationId(),
                images.images().stream()
                        .map(Image::type)
                        .map(type -> new Reservation.Item(type.contentType(), type.extension()))
                        .toList());
    }

    List<CompletedUpload> completed(
            Job job, GeneratedImages images, Reserved reserved, List<PutReceipt> receipts) {
        List<CompletedUpload> uploads = new ArrayList<>();
        for (int i = 0; i < receipts.size(); i++) {
            ReservedMedia medium = reserved.media().get(i);
            Image image = images.images().get(i);
            ObjectStorage storage = job.store().storage();
            Instant expiresAt =
                    job.request().expiresAfter().map(medium.createdAt()::plus).orElse(null);
            uploads.add(
                    new CompletedUpload(
                            medium.id(),
                            image.object().size(),
                            image.object().sha256(),
                            receipts.get(i).settled(),
                            storage.storageUrl(medium.storageKey()),
                            storage.publicUrl(medium.storageKey()).orElse(null),
                            expiresAt,
                            announce(job, medium, image, expiresAt)));
        }
        return uploads;
    }

    List<Stored> stored(Reserved reserved, List<CompletedUpload> uploads) {
        List<Stored> stored = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            ReservedMedia medium = reserved.media().get(i);
            stored.add(
                    new Stored(
                            medium.id(), urls.of(medium.storageKey()), uploads.get(i).expiresAt()));
        }
        return stored;
    }

    private OutboxEvent announce(
            Job job, ReservedMedia medium, Image image, @Nullable Instant expiresAt) {
        UUID eventId = ids.next();
        MediaGenerationCompleted event =
                new MediaGenerationCompleted(
                        eventId,
                        clock.instant(),
                        job.correlationId(),
                        medium.id().value(),
                        MediaKind.IMAGE.wireName(),
                        job.key().id().value(),
                        urls.of(medium.storageKey()).toString(),
                        medium.storageKey().value(),
                        image.object().size(),
                        image.type().contentType(),
                        image.object().sha256(),
                        job.choice().provider().name(),
                        job.choice().model(),
                        storedPrompt(job),
                        medium.createdAt(),
                        expiresAt,
                        Map.of());
        return new OutboxEvent(
                eventId,
                MediaGenerationCompleted.TYPE,
                job.key().id().toString(),
                EventJson.MAPPER.writeValueAsString(event));
    }

    private @Nullable String storedPrompt(Job job) {
        return prompts.storePrompts() ? job.request().prompt() : null;
    }
}
