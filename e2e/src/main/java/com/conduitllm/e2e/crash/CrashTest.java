package com.conduitllm.e2e.crash;

import com.conduitllm.e2e.console.Command;
import com.conduitllm.e2e.console.Options;
import com.conduitllm.e2e.console.Screen;
import com.conduitllm.e2e.console.UsageException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** {@code ./conduit crashtest}: the kill matrix, again and again. */
public final class CrashTest {
    private static final long DEFAULT_MINUTES = 10;
    private static final long MOST_MINUTES = 24 * 60;
    private static final String HELP =
            """
            ./conduit crashtest [--minutes N] [--seed S] [--steps NAMES|all] [--engines E] [--list]

            Kills Core and Admin with SIGKILL at each step of generating media and of deleting a key,
            in random order, with other keys at work meanwhile, until the time is over; each step at
            least once. After each round bucket, tables, receipts and events are compared.
            Ends with 0 only if everything held.

              --minutes N      when to begin no further round (default 10)
              --seed S         the same order and the same traffic as in a run that printed S
              --steps NAMES    only these, for example reserved,claimed (default all)
              --engines E      embedded (default), or containers: PostgreSQL, RabbitMQ and radosgw
              --list           prints the steps and ends\
            """;
    private static final Command COMMAND =
            new Command(
                    "crashtest",
                    HELP,
                    Set.of("--minutes", "--seed", "--steps", Options.ENGINES),
                    Set.of("--list"));

    private CrashTest() {}

    public static void main(String... arguments) {
        COMMAND.run(arguments, CrashTest::run);
    }

    private static boolean run(Options options, Screen screen) {
        Duration time =
                Duration.ofMinutes(options.number("--minutes", 0, MOST_MINUTES, DEFAULT_MINUTES));
        long seed =
                options.number(
                        "--seed",
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        RandomGenerator.getDefault().nextInt(1_000_000));
        List<Step> steps = steps(options);
        if (options.has("--list")) {
            Report.catalogue(steps).lines().forEach(screen::line);
            return true;
        }
        return new CrashRun(screen, steps, options.engines(), time, seed).run();
    }

    private static List<Step> steps(Options options) {
        String names = options.text("--steps").orElse("all");
        if (names.equals("all")) {
            return List.of(Step.values());
        }
        return Arrays.stream(names.split(",")).distinct().map(CrashTest::step).toList();
    }

    private static Step step(String name) {
        return Step.named(name.strip())
                .orElseThrow(() ->
                        new UsageException(
                                "There is no step \"%s\": ./conduit crashtest --list names them."
                                        .formatted(name.strip())));
    }
}
