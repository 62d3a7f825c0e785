package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.console.Command;
import com.conduitllm.e2e.console.Options;
import com.conduitllm.e2e.console.Screen;
import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.Pairs;
import com.conduitllm.e2e.load.Load;
import com.conduitllm.e2e.load.LoadPlan;
import com.conduitllm.e2e.load.LoadReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code ./conduit soak}: random faults under load; ends with 0 only without any violation. */
public final class Soak {
    private static final String HELP =
            """
            ./conduit soak [--minutes N] [--seed S] [--engines E]

            Two Cores and two Admins under load while faults come at random: kill -9, SIGSTOP, a store, a
            database and a broker that are slow, silent, away, or answer wrongly. Every object must have its
            row all the time, and at the end everything that was promised must be so.

              --minutes N   how long faults come, 1 to 1440 (20)
              --seed S      which faults come (1)
              --engines E   embedded (default), or containers: PostgreSQL, RabbitMQ and radosgw
            """;

    /** Leases and deadlines that the faults outlast, and a landing horizon that they do not. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "CONDUITLLM__MEDIAMANAGEMENT__UPLOADDEADLINE", "PT5S",
                    "CONDUITLLM__MEDIAMANAGEMENT__PURGELEASE", "PT5S",
                    "CONDUITLLM__MEDIAMANAGEMENT__PURGEBACKOFFMAX", "PT5S",
                    "CONDUITLLM__STORAGE__S3__LANDINGHORIZON", "PT15S");

    private static final LoadPlan PLAN = new LoadPlan(6, 4, Duration.ofMillis(200));

    private Soak() {}

    public static void main(String[] arguments) {
        new Command("soak", HELP, Set.of("--minutes", "--seed", Options.ENGINES), Set.of())
                .run(arguments, Soak::run);
    }

    private static boolean run(Options options, Screen screen) {
        Duration length = Duration.ofMinutes(options.number("--minutes", 1, 1440, 20));
        long seed = options.number("--seed", 0, Long.MAX_VALUE, 1);
        screen.line(
                "Soak: %d minutes of faults, seed %d, engines: %s"
                        .formatted(length.toMinutes(), seed, options.engines()));
        try (Pairs pairs = Pairs.start(SETTINGS)) {
            return soak(pairs, length, seed, screen);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static boolean soak(Pairs pairs, Duration length, long seed, Screen screen)
            throws InterruptedException {
        Chart chart = new Chart(pairs);
        Watch watch = Watch.begin(pairs.gateway());
        Load load = Load.start(pairs.cores(), pairs.admins(), PLAN);
        Storm storm = Storm.begin(pairs, seed, screen::progress);
        CountDownLatch never = new CountDownLatch(1);
        for (long minute = 1; minute <= length.toMinutes(); minute++) {
            never.await(1, TimeUnit.MINUTES);
            chart.sample();
            screen.line(
                    "minute %d: %d requests, %d looks at %d objects, %d violations"
                            .formatted(
                                    minute,
                                    load.mark(),
                                    watch.looks(),
                                    watch.objects(),
                                    watch.violations().size()));
        }
        Map<String, Integer> faults = storm.stop();
        pairs.nodes().forEach(node -> node.links().heal());
        LoadReport report = load.stop();
        List<String> broken = new ArrayList<>(new Finale(pairs).judge(report));
        chart.sample();
        watch.stop();
        broken.addAll(watch.violations());
        broken.addAll(chart.complaints());
        print(screen, faults, report, chart);
        if (!broken.isEmpty()) {
            storm.history().forEach(screen::line);
        }
        broken.forEach(screen::failure);
        screen.line(broken.isEmpty() ? "0 violations." : broken.size() + " violations.");
        return broken.isEmpty();
    }

    private static void print(
            Screen screen, Map<String, Integer> faults, LoadReport report, Chart chart) {
        Table storm = new Table("fault", "times");
        faults.forEach(storm::row);
        Table answers = new Table("request", "answers by status, 0 = none");
        report.counts().forEach((step, counts) -> answers.row(step, counts));
        screen.line("");
        storm.lines().forEach(screen::line);
        screen.line("");
        answers.lines().forEach(screen::line);
        screen.line("");
        chart.table().lines().forEach(screen::line);
        screen.line(
                "     %d deletions, %d pictures kept"
                        .formatted(report.deletions().size(), report.kept().size()));
        screen.line("");
    }
}
