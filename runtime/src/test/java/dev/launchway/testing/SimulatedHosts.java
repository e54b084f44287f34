package dev.launchway.testing;

import static dev.launchway.testing.run.Waiting.waitFor;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts within this process: each has a directory, and an agent in a thread that speaks over pipes. */
public final class SimulatedHosts implements Transport {

    private static final Pattern MARK = Pattern.compile("echo launchway-.([0-9a-f]+).;");
    private static final int PIPE = 1 << 14;
    private static final long STACK = 1 << 18;
    private static final Map<Thread, Path> AGENTS = new ConcurrentHashMap<>();

    private final Path directory;
    private final Duration every;
    private final Duration mostSilence;

    /**
     * Makes room for hosts.
     *
     * @param directory where their directories go
     */
    public SimulatedHosts(Path directory) {
        this(directory, Alive.EVERY, Alive.MOST_SILENCE);
    }

    /**
     * Makes room for hosts with agents that are in a hurry.
     *
     * @param directory where their directories go
     * @param every how often an agent gives a sign of life
     * @param mostSilence after how long it gives the controller up
     */
    public SimulatedHosts(Path directory, Duration every, Duration mostSilence) {
        this.directory = directory;
        this.every = every;
        this.mostSilence = mostSilence;
    }

    /**
     * Waits for the end of agents, so that nothing writes any more where a test tidies up: a run need not wait for those that it
     * gave up.
     *
     * @param directory where their hosts are, directly or not
     */
    public static void awaitAgents(Path directory) {
        waitFor("the end of all agents").until(() -> {
            AGENTS.keySet().removeIf(agent -> !agent.isAlive());
            return AGENTS.values().stream().noneMatch(base -> base.startsWith(directory));
        });
    }

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) {
        return new Connection() {
            private final List<RemoteCommand> commands = new CopyOnWriteArrayList<>();

            @Override
            public RemoteCommand start(String command) {
                try {
                    RemoteCommand started = new Simulated(directory.resolve(destination.host()), command);
                    commands.add(started);
                    return started;
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }

            @Override
            public String user() {
                return "simulated";
            }

            @Override
            public void close() {
                commands.forEach(RemoteCommand::close);
            }
        };
    }

    /** An agent behind pipes. */
    private final class Simulated implements RemoteCommand {
        private final BytePipe toAgent = new BytePipe(PIPE);
        private final BytePipe toController = new BytePipe(PIPE);
        private final OutputStream input = toAgent.out();
        private final InputStream output = toController.in();

        Simulated(Path base, String command) throws IOException {
            Files.createDirectories(base);
            Thread agent = new Thread(null, () -> live(base, command), "agent " + base.getFileName(), STACK);
            agent.setDaemon(true);
            agent.start();
            AGENTS.put(agent, base);
        }

        private void live(Path base, String command) {
            try (InputStream agentIn = toAgent.in();
                    OutputStream agentOut = toController.out()) {
                Matcher mark = MARK.matcher(command);
                if (!mark.find()) {
                    throw new IOException("a command without a script that starts an agent");
                }
                String hello = "launchway-" + mark.group(1) + "\nhome=" + base + "\nbase=" + base
                        + "\nuser=simulated\nready\n";
                ProofQuestion.skip(command, agentIn);
                agentOut.write(hello.getBytes(StandardCharsets.UTF_8));
                agentOut.flush();
                AgentMain.serve(agentIn, agentOut, base, base, every, mostSilence);
            } catch (IOException e) {
                return;
            }
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
                return;
            }
        }
    }
}
