package com.conduitllm.core.generation;

import com.conduitllm.core.address.AddressDoor;
import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.core.provider.ImageProviders;
import com.conduitllm.core.provider.TinyProvider;
import com.conduitllm.core.spool.Spool;
import com.conduitllm.media.IdSource;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.storage.ObjectStorage;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The product's way from a prompt to stored media, from behind authentication on. */
public final class CoreDoor {
    private static final long LARGEST = 1 << 20;

    private final ImageProviders providers = TinyProvider.alone();
    private final Spool spool = new Spool(Path.of(System.getProperty("java.io.tmpdir")), LARGEST);
    private final IdSource ids;

    public CoreDoor(IdSource ids) {
        this.ids = ids;
    }

    /** What a client is told. */
    public sealed interface Answer {
        record Stored(List<UUID> media) implements Answer {}

        record Refused(int status) implements Answer {}
    }

    /**
     * One request.
     *
     * @param storage and {@code ledger}: the edges of the process that serves it, which may break
     */
    public Answer generate(
            AuthenticatedKey key,
            int images,
            ObjectStorage storage,
            StoreIdentity identity,
            MediaLedger ledger) {
        ImageGeneration generation =
                new ImageGeneration(
                        providers,
                        spool,
                        new MediaStore(
                                Optional.of(storage), Optional.of(identity), Optional.empty()),
                        ledger,
                        new Records(
                                AddressDoor.urls(),
                                ids,
                                InstantSource.system(),
                                new PromptSettings(true)));
        try (StoredImages made = generation.generate(key, request(images), "proof")) {
            return new Answer.Stored(made.records().stream().map(r -> r.id().value()).toList());
        } catch (ApiException refused) {
            return new Answer.Refused(refused.error().status());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenerationRequest request(int images) {
        return new GenerationRequest(
                "a proof",
                Optional.empty(),
                images,
                Optional.empty(),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
    }
}
