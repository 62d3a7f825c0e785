package com.conduitllm.core.serving;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.media.record.MediaRecord;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;
import com.conduitllm.media.storage.ByteRange;
import com.conduitllm.media.storage.ObjectDownload;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageException;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Carries a decision out: status, length, and the bytes from the store to the client. */
@Component
class MediaTransfer {
    private static final Logger LOG = LoggerFactory.getLogger(MediaTransfer.class);

    private final Optional<ObjectStorage> storage;
    private final Optional<StoreIdentity> identity;
    private final TransferBuffers buffers;
    private final AccessRecorder accesses;

    MediaTransfer(
            Optional<ObjectStorage> storage,
            Optional<StoreIdentity> identity,
            TransferBuffers buffers,
            AccessRecorder accesses) {
        this.storage = storage;
        this.identity = identity;
        this.buffers = buffers;
        this.accesses = accesses;
    }

    /**
     * @param fields the header fields of the medium, kept back from refusals
     */
    void send(
            MediaRecord media,
            HttpHeaders fields,
            ServeDecision decision,
            HttpServletResponse response)
            throws IOException {
        long size = Objects.requireNonNull(media.sizeBytes());
        fields.setContentLength(size);
        switch (decision) {
            case ServeDecision.HeadersOnly _ -> apply(fields, response);
            case ServeDecision.Whole _ -> stream(media, null, fields, response);
            case ServeDecision.Part(ByteRange range) -> {
                fields.setContentLength(range.length());
                fields.set(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes %d-%d/%d".formatted(range.first(), range.last(), size));
                stream(media, range, fields, response);
            }
            case ServeDecision.Unsatisfiable _ -> throw unsatisfiable(size);
        }
    }

    static void apply(HttpHeaders fields, HttpServletResponse response) {
        fields.forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    }

    private void stream(
            MediaRecord media,
            @Nullable ByteRange range,
            HttpHeaders fields,
            HttpServletResponse response)
            throws IOException {
        try (ObjectDownload download = open(media, range)) {
            response.setStatus(range == null ? 200 : 206);
            apply(fields, response);
            if (range == null || range.first() == 0) {
                accesses.record(media.id());
            }
            buffers.copy(download.body(), response.getOutputStream());
        } catch (StorageException e) {
            identity.ifPresent(StoreIdentity::doubt);
            if (response.isCommitted()) {
                throw breakOff(media, e);
            }
            withdraw(fields, response);
            throw storeDoesNotAnswer().causedBy(e);
        }
    }

    /**
     * Once bytes were sent there is no refusal any more. The connection must end now: kept alive,
     * it would leave the client waiting for the missing bytes until the keep-alive time-out.
     */
    private static CloseNowException breakOff(MediaRecord media, StorageException e) {
        LOG.warn("Breaking off the answer with medium {}: {}", media.id(), e.getMessage());
        return new CloseNowException("The store cut its answer", e);
    }

    /** Takes the medium's header fields back, so that the refusal is not taken for the medium. */
    private static void withdraw(HttpHeaders fields, HttpServletResponse response) {
        response.resetBuffer();
        fields.headerNames().forEach(name -> response.setHeader(name, null));
    }

    private ObjectDownload open(MediaRecord media, @Nullable ByteRange range) {
        ObjectStorage store =
                storage.orElseThrow(() ->
                        ApiError.storageUnavailable("This gateway has no storage for media.")
                                .permanent()
                                .asException());
        return store.get(media.storageKey(), range)
                .orElseThrow(() -> {
                    LOG.warn("Medium {} has a record and no object", media.id());
                    return isTheRightBucket() ? MediaController.notFound() : unavailable();
                });
    }

    /** Another bucket has none of our objects, and says nothing about whether they exist. */
    private boolean isTheRightBucket() {
        return identity.map(StoreIdentity::look)
                .filter(status ->
                        status instanceof StoreStatus.Accepted
                                || status instanceof StoreStatus.Restored)
                .isPresent();
    }

    private static ApiError storeDoesNotAnswer() {
        return ApiError.storageUnavailable("The storage of this gateway does not answer.")
                .retryAfter(Duration.ofSeconds(2));
    }

    private static ApiException unavailable() {
        return storeDoesNotAnswer().asException();
    }

    private static ApiException unsatisfiable(long size) {
        return ApiError.of(416, "range_not_satisfiable", "The medium has %d bytes.".formatted(size))
                .withHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
                .asException();
    }
}
