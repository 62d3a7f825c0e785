package com.conduitllm.e2e.load;

import com.conduitllm.e2e.gateway.AdminApi;
import com.conduitllm.e2e.gateway.CoreApi;
import com.conduitllm.e2e.gateway.CoreApi.Image;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Http;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Reply;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One key after the other: makes it, uses it, deletes it. The last one is kept. */
final class Worker implements Runnable {
    private final String name;
    private final Http core;
    private final Http admin;
    private final LoadPlan plan;
    private final Diary diary;
    private final CountDownLatch stop;

    Worker(String name, Node core, Node admin, LoadPlan plan, Diary diary, CountDownLatch stop) {
        this.name = name;
        this.core = core.http();
        this.admin = admin.http().with("X-API-Key", Gateway.ADMIN_KEY);
        this.plan = plan;
        this.diary = diary;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            boolean running = true;
            while (running) {
                Optional<NewKey> key = create();
                running = key.isPresent() ? use(key.get()) : pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the load goes on. */
    private boolean pause() throws InterruptedException {
        return !stop.await(plan.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean use(NewKey key) throws InterruptedException {
        List<Image> made = new ArrayList<>();
        boolean running = true;
        for (int round = 0; running && round < plan.roundsPerKey(); round++) {
            made.addAll(generate(key));
            if (!made.isEmpty()) {
                fetch(made.get(round % made.size()));
            }
            running = pause();
        }
        boolean deleted = false;
        while (running && !deleted) {
            deleted = delete(key);
            running = pause();
        }
        return running;
    }

    private Optional<NewKey> create() {
        String body = JsonMapper.shared().writeValueAsString(Map.of("keyName", name));
        return diary.ask(Step.CREATE_KEY, () -> admin.post(AdminApi.KEYS, body))
                .filter(reply -> reply.status() == 201)
                .map(AdminApi::newKey);
    }

    private List<Image> generate(NewKey key) {
        Http owner = core.with("Authorization", "Bearer " + key.secret());
        String wish =
                JsonMapper.shared()
                        .writeValueAsString(Map.of("prompt", name, "n", 1, "size", "256x256"));
        List<Image> images =
                diary.ask(Step.GENERATE, () -> owner.post(CoreApi.GENERATIONS, wish))
                        .filter(reply -> reply.status() == 200)
                        .map(CoreApi::images)
                        .orElse(List.of());
        diary.made(key, images);
        return images;
    }

    private void fetch(Image image) {
        diary.ask(Step.FETCH, () -> core.get(image.url()));
    }

    private boolean delete(NewKey key) {
        diary.asksToDelete(key);
        Optional<Reply> accepted =
                diary.ask(Step.DELETE_KEY, () -> admin.delete(AdminApi.KEYS + "/" + key.id()))
                        .filter(reply -> reply.status() == 202);
        accepted.ifPresent(reply -> diary.deleted(reply.json().path("deletionId").asString()));
        return accepted.isPresent();
    }
}
