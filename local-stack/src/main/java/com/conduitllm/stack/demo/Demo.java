package com.conduitllm.stack.demo;

import com.conduitllm.stack.command.CommandLine;
import com.conduitllm.stack.gateway.AdminClient;
import com.conduitllm.stack.gateway.Bucket;
import com.conduitllm.stack.process.Lifetime;
import com.conduitllm.stack.process.StackLog;
import com.conduitllm.stack.service.ServiceEnvironment;
import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Processes;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.story.StackStart;
import com.conduitllm.stack.terminal.Stopwatch;
import com.conduitllm.stack.terminal.Terminal;

/** The eight chapters in order, between the start of a stack and its end. */
public final class Demo {
    private final CommandLine commandLine;
    private final Terminal terminal;
    private final Stopwatch watch = Stopwatch.start();

    private Demo(CommandLine commandLine, Terminal terminal) {
        this.commandLine = commandLine;
        this.terminal = terminal;
    }

    /** 0 only when the bucket was listed and holds no media object. */
    public static int run(CommandLine commandLine, Terminal terminal) {
        return new Demo(commandLine, terminal).run();
    }

    private int run() {
        try (Lifetime lifetime = Lifetime.ofThisProcess()) {
            DemoFolder folder = lifetime.start(DemoFolder::create);
            try {
                folder.data().claim();
                folder.data().prepare();
                StackLog.open(folder.data());
                tell(folder.data(), lifetime);
                return 0;
            } catch (StackFailure failure) {
                if (lifetime.isStopping()) {
                    throw new Lifetime.Stopped();
                }
                terminal.failure(failure.sentence() + folder.keepLogs());
                return 1;
            }
        }
    }

    private void tell(DataFolder folder, Lifetime lifetime) {
        var chapters = new Chapters(terminal);
        chapters.title("Conduit Media", "every generated image, from its first byte to its last");
        chapters.next("Start PostgreSQL, S3, an AMQP broker, Core and Admin on this machine");
        folder.record(Processes.none().with("stack", ProcessHandle.current()));
        var plan =
                new StackStart.Plan(
                        commandLine.coreJar(),
                        commandLine.adminJar(),
                        0,
                        0,
                        ServiceEnvironment.withoutOwnSettings(System.getenv()));
        var running = new StackStart(folder, plan, lifetime, chapters.steps()).run();
        var services = running.services();
        var admin = new AdminClient(services.admin().url(), running.environment().adminKey());
        Bucket bucket = lifetime.start(() -> new Bucket(running.servers().s3()));
        var life = new LifeOfMedia(chapters, services.core().url(), admin, bucket);
        life.createKey();
        life.generate();
        life.compareRecordsWithBucket();
        life.fetchOne();
        var end = new EndOfMedia(chapters, life, admin, bucket, services);
        end.deleteKey();
        end.watchObjectsGo();
        end.provePromise();
        chapters.close(watch.elapsed());
    }
}
