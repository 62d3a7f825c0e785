package com.conduitllm.core.generation;

import com.conduitllm.core.provider.GeneratedImages.Image;
import com.conduitllm.core.spool.SpooledObject;
import com.conduitllm.media.record.ReserveOutcome.Reserved;
import com.conduitllm.media.record.ReserveOutcome.ReservedMedia;
import com.conduitllm.media.storage.ObjectContent;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.PutReceipt;
import com.conduitllm.media.storage.StorageException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stores the objects of one request, a few at a time. */
final class Uploads {
    private static final int AT_ONCE = 4;

    private Uploads() {}

    /**
     * Stores all images; returns when every upload has ended, one way or the other.
     *
     * @return receipts in the order of the images
     * @throws StorageException when one of them was not stored
     */
    static List<PutReceipt> put(ObjectStorage storage, Reserved reserved, List<Image> images) {
        List<Callable<PutReceipt>> puts = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            ReservedMedia medium = reserved.media().get(i);
            ObjectContent content = content(images.get(i));
            puts.add(() -> storage.put(medium.storageKey(), content, reserved.window()));
        }
        try (ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.min(AT_ONCE, puts.size()), Thread.ofVirtual().factory())) {
            List<PutReceipt> receipts = new ArrayList<>();
            for (Future<PutReceipt> put : threads.invokeAll(puts)) {
                receipts.add(put.get());
            }
            return receipts;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StorageException failure
                    ? failure
                    : new IllegalStateException("An upload ended unexpectedly", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Interrupted", "The uploads were interrupted", e);
        }
    }

    private static ObjectContent content(Image image) {
        SpooledObject object = image.object();
        return new ObjectContent(object::open, object.size(), image.type().contentType());
    }
}
