package com.conduitllm.stack;

import com.conduitllm.stack.command.CommandLine;
import com.conduitllm.stack.demo.Demo;
import com.conduitllm.stack.process.Lifetime;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.story.Down;
import com.conduitllm.stack.story.Serve;
import com.conduitllm.stack.story.Status;
import com.conduitllm.stack.story.Up;
import com.conduitllm.stack.terminal.Terminal;

import java.util.List;

/**
 * The entry of the runnable jar.
 *
 * <p>Exit codes: 0 done, 1 failed with a sentence on the error stream, 2 wrong command line, 3 not
 * running ({@code status}).
 */
public final class LocalStack {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private LocalStack() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), Terminal.standard()));
    }

    private static int run(List<String> arguments, Terminal terminal) {
        return switch (CommandLine.parse(arguments)) {
            case CommandLine.HelpWanted help -> {
                terminal.line(help.text());
                yield 0;
            }
            case CommandLine.Invalid invalid -> {
                terminal.failure(invalid.sentence());
                yield MISUSED;
            }
            case CommandLine.Valid valid -> runStory(valid.commandLine(), terminal);
        };
    }

    private static int runStory(CommandLine commandLine, Terminal terminal) {
        if (commandLine.checkOnly()) {
            return 0;
        }
        try {
            return switch (commandLine.verb()) {
                case SERVE -> Serve.run(commandLine, terminal);
                case UP -> Up.run(commandLine, terminal);
                case DEMO -> Demo.run(commandLine, terminal);
                case DOWN -> Down.run(commandLine, terminal);
                case STATUS -> Status.run(commandLine, terminal);
            };
        } catch (StackFailure expected) {
            terminal.failure(expected.sentence());
            return FAILED;
        } catch (Lifetime.Stopped stopped) {
            return FAILED;
        } catch (Exception unexpected) {
            terminal.failure("Unexpected failure: " + unexpected);
            unexpected.printStackTrace(System.err);
            return FAILED;
        }
    }
}
