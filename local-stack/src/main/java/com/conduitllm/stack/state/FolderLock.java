package com.conduitllm.stack.state;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code stack.lock}: one living stack per folder. The operating system frees the lock when its
 * process ends, so a crash leaves nothing to clean up.
 *
 * <p>The file is also the sign that a folder belongs to a stack. A folder with something else in it
 * is refused before anything in it is touched: it may be somebody's home.
 */
final class FolderLock {
    /** Never opened: waiting for it is letting time pass. */
    private static final CountDownLatch RETRY = new CountDownLatch(1);

    private static final long RETRY_MILLIS = 50;

    private final Path root;
    private final Path file;
    private @Nullable FileChannel held;

    FolderLock(Path root) {
        this.root = root;
        this.file = root.resolve("stack.lock");
    }

    /** The channel stays open on purpose: the lock lasts as long as the process. */
    void take(Supplier<Processes> known, Duration patience) throws IOException {
        createOrRecognise();
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!acquire(channel, patience)) {
            channel.close();
            Long owner = known.get().pids().get("stack");
            throw new StackFailure(
                    "%s is in use by a running stack%s."
                            .formatted(root, owner == null ? "" : " (process " + owner + ")"));
        }
        held = channel;
    }

    /** A lock is freed a little later than its process seems to be gone. */
    private static boolean acquire(FileChannel channel, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                RETRY.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void createOrRecognise() throws IOException {
        if (!Files.exists(root)) {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            return;
        }
        if (!Files.isDirectory(root)) {
            throw new StackFailure(root + " is a file; --data-dir needs a folder.");
        }
        if (!Files.exists(file) && !isEmpty()) {
            throw new StackFailure(
                    root
                            + " holds other files; --data-dir needs an empty folder or a stack's"
                            + " own.");
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> content = Files.list(root)) {
            return content.findAny().isEmpty();
        }
    }

    boolean isHeldByAnother() throws IOException {
        if (held != null || !Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock probe = channel.tryLock()) {
            return probe == null;
        }
    }
}
