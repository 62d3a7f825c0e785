package com.conduitllm.e2e.load;

import com.conduitllm.e2e.gateway.CoreApi.Image;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Reply;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything that all workers were told. */
final class Diary {
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> deletions = new ArrayList<>();
    private final Map<UUID, List<Image>> kept = new HashMap<>();

    /** Sends a request and writes its answer down; empty when there was none. */
    Optional<Reply> ask(Step step, Supplier<Reply> request) {
        long begun = System.nanoTime();
        try {
            Reply reply = request.get();
            note(Answer.of(step, reply, since(begun)));
            return Optional.of(reply);
        } catch (UncheckedIOException e) {
            note(Answer.broken(step, e, since(begun)));
            return Optional.empty();
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private synchronized void note(Answer answer) {
        answers.add(answer);
    }

    synchronized void made(NewKey key, List<Image> images) {
        kept.computeIfAbsent(key.id(), id -> new ArrayList<>()).addAll(images);
    }

    /** To be called before the request is sent: its answer may get lost. */
    synchronized void asksToDelete(NewKey key) {
        kept.remove(key.id());
    }

    synchronized void deleted(String deletionId) {
        deletions.add(deletionId);
    }

    synchronized int size() {
        return answers.size();
    }

    /** The answers from {@code first} on, and everything else from the beginning on. */
    synchronized LoadReport report(int first) {
        return new LoadReport(
                answers.subList(first, answers.size()),
                kept.values().stream().flatMap(List::stream).toList(),
                deletions);
    }
}
