package com.conduitllm.stack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One stack's folder. Reading needs nothing; {@link #claim} makes this process its only user until
 * it ends, in whatever way.
 */
public final class DataFolder {
    private static final long LARGEST_LOG_BYTES = 20L * 1024 * 1024;

    private final Path root;
    private final FolderLock lock;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.lock = new FolderLock(this.root);
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path s3() {
        return root.resolve("s3");
    }

    public Path amqp() {
        return root.resolve("amqp");
    }

    /** The log of one part: {@code core}, {@code admin} or {@code stack}. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /**
     * Creates the folder where it is missing and locks it.
     *
     * @throws StackFailure when a living stack uses it, it holds something else or is not writable
     */
    public void claim() {
        claim(Duration.ZERO);
    }

    /**
     * The same, for somebody who knows that the present owner is about to end.
     *
     * @param patience how long to wait for that
     */
    public void claim(Duration patience) {
        try {
            lock.take(this::processes, patience);
        } catch (IOException cause) {
            throw Storage.failure(root, cause);
        }
    }

    /** True while another process has claimed the folder. */
    public boolean isClaimedByAnother() {
        try {
            return lock.isHeldByAnother();
        } catch (IOException cause) {
            throw Storage.failure(root, cause);
        }
    }

    /**
     * Makes the sub-folders; large logs of earlier runs are moved aside.
     *
     * @throws StackFailure when the disk is full
     */
    public void prepare() {
        Storage.requireSpace(root);
        try {
            for (Path folder : List.of(s3(), amqp(), logs())) {
                Files.createDirectories(folder);
            }
            for (String part : List.of("stack", "core", "admin")) {
                rollLog(part);
            }
        } catch (IOException cause) {
            throw Storage.failure(root, cause);
        }
    }

    private void rollLog(String part) throws IOException {
        Path log = log(part);
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Path old = log.resolveSibling(part + ".log.1");
            Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What earlier runs left, or a new record with new secrets, which is kept at once. */
    public StackRecord loadOrCreate() {
        Optional<StackRecord> known = Json.read(recordFile(), StackRecord.class);
        if (known.isPresent()) {
            return known.get();
        }
        StackRecord fresh = StackRecord.initial();
        save(fresh);
        return fresh;
    }

    public void save(StackRecord record) {
        Json.write(recordFile(), record);
    }

    /** Keeps a document that may hold secrets, readable by its owner only. */
    public void writeJson(Path file, Object document) {
        Json.write(file, document);
    }

    public Optional<Endpoints> endpoints() {
        return Json.read(endpointsFile(), Endpoints.class);
    }

    /** What listens where; called once, when everything accepts connections. */
    public void publish(Endpoints endpoints) {
        Json.write(endpointsFile(), endpoints);
    }

    public Processes processes() {
        return Json.read(processesFile(), Processes.class).orElse(Processes.none());
    }

    public void record(Processes processes) {
        Json.write(processesFile(), processes);
    }

    /** Nothing runs and nothing listens any more. */
    public void withdraw() {
        try {
            Files.deleteIfExists(endpointsFile());
            Files.deleteIfExists(processesFile());
        } catch (IOException cause) {
            throw Storage.failure(root, cause);
        }
    }

    /** Removes what a stack put here, and nothing else; the claim stays. */
    public void empty() {
        List<Path> ours =
                List.of(
                        postgres(),
                        root.resolve("postgres.complete"),
                        s3(),
                        amqp(),
                        logs(),
                        recordFile(),
                        endpointsFile(),
                        processesFile());
        try {
            for (Path path : ours) {
                Tree.delete(path);
            }
        } catch (IOException cause) {
            throw Storage.failure(root, cause);
        }
    }

    private Path recordFile() {
        return root.resolve("stack.json");
    }

    private Path endpointsFile() {
        return root.resolve("endpoints.json");
    }

    private Path processesFile() {
        return root.resolve("processes.json");
    }
}
