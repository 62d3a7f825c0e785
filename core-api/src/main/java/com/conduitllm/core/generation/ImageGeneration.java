package com.conduitllm.core.generation;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.auth.KeyNotLive;
import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.core.generation.GenerationRequest.ResponseFormat;
import com.conduitllm.core.provider.GeneratedImages;
import com.conduitllm.core.provider.ImageProviders;
import com.conduitllm.core.provider.ImageRequest;
import com.conduitllm.core.spool.Spool;
import com.conduitllm.media.record.CompleteOutcome;
import com.conduitllm.media.record.CompletedUpload;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.ReserveOutcome;
import com.conduitllm.media.record.ReserveOutcome.Reserved;
import com.conduitllm.media.storage.PutReceipt;
import com.conduitllm.media.storage.StorageException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.List;

/** Carries one request through the steps that the package description lists. */
@Component
class ImageGeneration {
    private static final Logger LOG = LoggerFactory.getLogger(ImageGeneration.class);

    private final ImageProviders providers;
    private final Spool spool;
    private final MediaStore mediaStore;
    private final MediaLedger ledger;
    private final Records records;

    ImageGeneration(
            ImageProviders providers,
            Spool spool,
            MediaStore mediaStore,
            MediaLedger ledger,
            Records records) {
        this.providers = providers;
        this.spool = spool;
        this.mediaStore = mediaStore;
        this.ledger = ledger;
        this.records = records;
    }

    /**
     * Makes, stores and announces what was asked for; all of it, or nothing that anybody can see.
     *
     * @param correlationId ties record, event and log lines together
     * @throws ApiException when it fails, in terms of the client
     */
    StoredImages generate(AuthenticatedKey key, GenerationRequest request, String correlationId)
            throws IOException {
        ModelChoice choice = ModelChoice.of(providers, key, request.model());
        MediaStore.Open store = mediaStore.open();
        GeneratedImages images =
                choice.provider()
                        .generate(
                                new ImageRequest(
                                        choice.model(),
                                        request.prompt(),
                                        request.n(),
                                        request.passedOn()),
                                spool);
        try {
            return store(new Job(key, request, choice, store, correlationId), images);
        } catch (RuntimeException e) {
            images.close();
            throw e;
        }
    }

    private StoredImages store(Job job, GeneratedImages images) {
        Reserved reserved = reserve(job, images);
        List<CompletedUpload> uploads =
                records.completed(job, images, reserved, put(job, images, reserved));
        complete(job, uploads);
        LOG.info(
                "Stored {} images of model {} for virtual key {}",
                uploads.size(),
                job.choice().model(),
                job.key().id());
        ResponseFormat format =
                job.request()
                        .format()
                        .orElseGet(() -> ResponseFormat.usualOf(job.choice().model()));
        return new StoredImages(
                images,
                records.stored(reserved, uploads),
                reserved.media().getFirst().createdAt(),
                format);
    }

    private Reserved reserve(Job job, GeneratedImages images) {
        try {
            return switch (ledger.reserve(records.reservation(job, images))) {
                case Reserved reserved -> reserved;
                case ReserveOutcome.KeyNotLive _ -> throw KeyNotLive.asException();
            };
        } catch (DataAccessException e) {
            throw paidInVain(e);
        }
    }

    private List<PutReceipt> put(Job job, GeneratedImages images, Reserved reserved) {
        try {
            return Uploads.put(job.store().storage(), reserved, images.images());
        } catch (StorageException e) {
            mediaStore.doubt();
            throw paidInVain(e);
        }
    }

    private void complete(Job job, List<CompletedUpload> uploads) {
        try {
            switch (ledger.complete(job.key().id(), uploads)) {
                case CompleteOutcome.Completed _ -> {}
                case CompleteOutcome.KeyNotLive _ -> throw KeyNotLive.asException();
                case CompleteOutcome.Superseded _ -> throw unstored().permanent().asException();
            }
        } catch (DataAccessException e) {
            throw paidInVain(e);
        }
    }

    /** The client must not repeat what was paid for; whatever rows there are, the purger takes. */
    private static ApiException paidInVain(Exception cause) {
        return unstored().permanent().causedBy(cause);
    }

    private static ApiError unstored() {
        return ApiError.storageUnavailable("The images were made, but could not be stored.");
    }

    /** What is known of a request before its images are stored. */
    record Job(
            AuthenticatedKey key,
            GenerationRequest request,
            ModelChoice choice,
            MediaStore.Open store,
            String correlationId) {}
}
