package dev.launchway.testing;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simulated hosts, of which one does as it likes. */
public final class HostileHosts implements Transport {

    private static final Pattern MARK = Pattern.compile("echo launchway-.([0-9a-f]+).;");
    private static final int PIPE = 1 << 16;

    private final String hostile;
    private final Behaviour behaviour;
    private final Transport others;

    /**
     * Makes room for hosts.
     *
     * @param directory where the directories of the others go
     * @param hostile the name of the one
     * @param behaviour what it does
     */
    public HostileHosts(Path directory, String hostile, Behaviour behaviour) {
        this.hostile = hostile;
        this.behaviour = behaviour;
        this.others = new SimulatedHosts(directory, Duration.ofMillis(100), Duration.ofMinutes(1));
    }

    /** What a host does once a script came; its output ends with it. */
    public interface Behaviour {

        /**
         * Does it.
         *
         * @param host what it hears and says
         * @throws Exception ends it
         */
        void act(Host host) throws Exception;
    }

    /**
     * A host as it sees itself.
     *
     * @param mark what an honest one would say first
     * @param in what the controller says after the script
     * @param out what the controller hears
     * @param greeted whether it has become an agent
     */
    public record Host(String mark, InputStream in, OutputStream out, AtomicBoolean greeted) {

        /**
         * Says something.
         *
         * @param text any text
         * @throws IOException when nobody listens any more
         */
        public void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /**
         * Becomes an agent, as it seems.
         *
         * @throws IOException when nobody listens
         */
        public void hello() throws IOException {
            greeted.set(true);
            say(mark + "\nhome=/home/simulated\nbase=/home/simulated/deployment\nuser=me\nready\n");
        }

        /**
         * Says nothing any more.
         *
         * @throws InterruptedException at the end
         */
        public void silence() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException {
        return destination.host().equals(hostile) ? new Hostile() : others.connect(destination, progress);
    }

    private final class Hostile implements Connection {
        private final List<Thread> commands = new CopyOnWriteArrayList<>();
        private final AtomicBoolean greeted = new AtomicBoolean();

        @Override
        public RemoteCommand start(String command) throws ConnectFailedException {
            if (greeted.get()) {
                throw new ConnectFailedException(
                        ConnectFailedException.Reason.LOST, "the host takes no second command", "");
            }
            PipedOutputStream toHost = new PipedOutputStream();
            PipedInputStream fromHost = new PipedInputStream(PIPE);
            try {
                PipedInputStream in = new PipedInputStream(toHost, PIPE);
                PipedOutputStream out = new PipedOutputStream(fromHost);
                Thread thread = new Thread(() -> live(command, in, out), "hostile");
                thread.setDaemon(true);
                thread.start();
                commands.add(thread);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new RemoteCommand() {
                @Override
                public OutputStream input() {
                    return toHost;
                }

                @Override
                public InputStream output() {
                    return fromHost;
                }

                @Override
                public String errors(Duration most) {
                    return "";
                }

                @Override
                public OptionalInt await(Duration most) {
                    return OptionalInt.empty();
                }

                @Override
                public void close() {
                    Hostile.this.close();
                }
            };
        }

        private void live(String command, InputStream in, OutputStream out) {
            try (out) {
                String script = MARK.matcher(command).find() ? command : script(in);
                ProofQuestion.skip(script, in);
                Matcher mark = MARK.matcher(script);
                behaviour.act(new Host(mark.find() ? "launchway-" + mark.group(1) : "", in, out, greeted));
            } catch (Exception e) {
                return;
            }
        }

        private static String script(InputStream in) throws IOException {
            StringBuilder script = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                script.append((char) next);
            }
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                assert next > 0; // the script reads a second line away
            }
            return script.toString();
        }

        @Override
        public String user() {
            return "me";
        }

        @Override
        public void close() {
            commands.forEach(Thread::interrupt);
        }
    }
}
