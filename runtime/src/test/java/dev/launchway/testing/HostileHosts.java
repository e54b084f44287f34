package dev.launchway.testing;

import dev.launchway.remote.transport.ConnectFailed;
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
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simulated hosts, of which one does as it likes. */
public final class HostileHosts implements Transport {

    private static final Pattern MARK = Pattern.compile("echo launchway-'([0-9a-f]+)';");
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
     */
    public record Host(String mark, InputStream in, OutputStream out) {

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
    public Connection connect(Destination destination) throws ConnectFailed {
        return destination.host().equals(hostile) ? new Hostile() : others.connect(destination);
    }

    private final class Hostile implements Connection {
        private final PipedOutputStream toHost = new PipedOutputStream();
        private final PipedInputStream fromHost = new PipedInputStream(PIPE);
        private Thread host;

        @Override
        public RemoteCommand start(String command) throws ConnectFailed {
            if (host != null) {
                throw new ConnectFailed(ConnectFailed.Reason.LOST, "the host takes no second command", "");
            }
            try {
                PipedInputStream in = new PipedInputStream(toHost, PIPE);
                PipedOutputStream out = new PipedOutputStream(fromHost);
                host = new Thread(() -> live(in, out), "hostile");
                host.setDaemon(true);
                host.start();
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

        private void live(InputStream in, OutputStream out) {
            try (out) {
                StringBuilder script = new StringBuilder();
                for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                    script.append((char) next);
                }
                for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                    assert next > 0; // the script reads a second line away
                }
                Matcher mark = MARK.matcher(script);
                behaviour.act(new Host(mark.find() ? "launchway-" + mark.group(1) : "", in, out));
            } catch (Exception e) {
                return;
            }
        }

        @Override
        public String user() {
            return "me";
        }

        @Override
        public void close() {
            host.interrupt();
        }
    }
}
