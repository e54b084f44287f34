package dev.launchway.benchmarks;

import dev.launchway.agent.AgentMain;
import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.run.BytePipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts without machines: what is asked of facts they answer with yes, at once; where nothing is asked, an agent works in a thread of
 * this process, in a directory of its own.
 */
final class FleetHosts implements Transport {

    private static final Pattern MARK = Pattern.compile("echo launchway-.([0-9a-f]+).;");
    private static final int PIPE = 1 << 14;
    private static final long STACK = 1 << 18;

    private final Path directory;

    FleetHosts(Path directory) {
        this.directory = directory;
    }

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) {
        Path base = directory.resolve(destination.host());
        return new Connection() {
            @Override
            public RemoteCommand start(String command) {
                Matcher mark = MARK.matcher(command);
                if (!mark.find()) {
                    throw new IllegalArgumentException("a command that these hosts do not know: " + command);
                }
                try {
                    return asks(command)
                            ? new ProvenCommand(hello(mark.group(1), Path.of("/root"), Path.of("/root/deployment")))
                            : agent(base, hello(mark.group(1), base, base));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String user() {
                return "root";
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private static String hello(String mark, Path home, Path base) {
        return "launchway-" + mark + "\nhome=" + home + "\nbase=" + base + "\nuser=root\n";
    }

    /** Whether the host is asked whether its facts are true. A script is given to the shell in words, one break of which may be there. */
    private static boolean asks(String command) {
        return command.replace("' '", "").contains("facts 1");
    }

    private static RemoteCommand agent(Path base, String hello) throws IOException {
        Files.createDirectories(base);
        BytePipe toAgent = new BytePipe(PIPE);
        BytePipe toController = new BytePipe(PIPE);
        Runnable life = () -> {
            try (InputStream agentInput = toAgent.in();
                    OutputStream agentOutput = toController.out()) {
                agentOutput.write((hello + "ready\n").getBytes(StandardCharsets.UTF_8));
                agentOutput.flush();
                AgentMain.serve(agentInput, agentOutput, base, base, Alive.EVERY, FleetRun.PATIENCE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        Thread agent = new Thread(null, life, "agent of " + base.getFileName(), STACK);
        agent.setDaemon(true);
        agent.start();
        return new FleetCommand(toAgent.out(), toController.in());
    }

    /** A command behind streams. */
    static class FleetCommand implements RemoteCommand {
        private final OutputStream input;
        private final InputStream output;

        FleetCommand(OutputStream input, InputStream output) {
            this.input = input;
            this.output = output;
        }

        @Override
        public OutputStream input() {
            return input;
        }

        @Override
        public InputStream output() {
            return output;
        }

        @Override
        public String errors(Duration most) {
            return "";
        }

        @Override
        public OptionalInt await(Duration most) {
            return OptionalInt.of(0);
        }

        @Override
        public void close() {
            try {
                input.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
