package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.SimulatedHosts;
import dev.launchway.testing.compiler.Compilers;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that breaks without telling anybody, while a component has very much to say. */
class FrozenHostTest {

    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void bothSidesGiveEachOtherUp() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.talk;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        @Component
                        public class Talker {
                            void verify(Probe probe) { probe.check(false, "always"); }
                            void update(Target target) {
                                for (int i = 0; i < 500; i++) {
                                    target.log("x".repeat(10_000));
                                }
                                target.write(java.nio.file.Path.of(target.workdir() + "/end"), "reached");
                            }
                        }
                        """)
                .resource("environments/talk.toml", "[hosts]\nfrozen = [\"talker\"]\nother = [\"talker\"]\n")
                .compile();
        assertThat(compiled.errors()).isEmpty();
        List<RunEvent> events = new ArrayList<>();
        Transport hosts = new FreezingHosts(new SimulatedHosts(directory.resolve("hosts"), QUICK, SILENCE));

        // returns when the agents have ended, and their locks with them, although nobody reads what the frozen one says
        RunResult result =
                SimulatedRun.of(directory, compiled, "talk", events, hosts, SimulatedRun.settings(SILENCE, 0));

        assertThat(result.failed()).as(events.toString()).isEqualTo(1);
        assertThat(result.changed()).isEqualTo(1);
        assertThat(events)
                .filteredOn(ComponentFailed.class::isInstance)
                .singleElement()
                .asString()
                .contains("host=frozen", "no sign of life for 20 s");
        assertThat(directory.resolve("hosts/frozen/work/talker/end")).hasContent("reached");
        assertThat(directory.resolve("hosts/other/work/talker/end")).hasContent("reached");
    }

    /** Lets through what the host says before its component is at work, and nothing either way after that. */
    private record FreezingHosts(Transport hosts) implements Transport {

        private static final int SAID_BEFORE = 20_000;

        @Override
        public Connection connect(Destination destination, Consumer<String> progress)
                throws dev.launchway.remote.transport.ConnectFailedException {
            Connection connection = hosts.connect(destination, progress);
            if (!destination.host().equals("frozen")) {
                return connection;
            }
            return new Connection() {
                private final Frozen frozen = new Frozen();

                @Override
                public RemoteCommand start(String command)
                        throws dev.launchway.remote.transport.ConnectFailedException {
                    return new FreezingCommand(connection.start(command), frozen);
                }

                @Override
                public String user() {
                    return connection.user();
                }

                @Override
                public void close() {
                    frozen.closed.countDown();
                }
            };
        }
    }

    private static final class Frozen {
        final CountDownLatch closed = new CountDownLatch(1);
        volatile boolean now;

        void await() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }
    }

    private record FreezingCommand(RemoteCommand command, Frozen frozen) implements RemoteCommand {

        @Override
        public OutputStream input() {
            return new FilterOutputStream(command.input()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    if (!frozen.now) {
                        out.write(bytes, from, length);
                    }
                }
            };
        }

        @Override
        public InputStream output() {
            return new FilterInputStream(command.output()) {
                private int said;

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    frozen.now |= said > FreezingHosts.SAID_BEFORE;
                    if (frozen.now) {
                        frozen.await();
                    }
                    int count = in.read(bytes, from, length);
                    said += count;
                    return count;
                }
            };
        }

        @Override
        public String errors(Duration most) {
            return command.errors(most);
        }

        @Override
        public OptionalInt await(Duration most) throws IOException {
            return command.await(most);
        }

        @Override
        public void close() {
            frozen.closed.countDown();
        }
    }
}
