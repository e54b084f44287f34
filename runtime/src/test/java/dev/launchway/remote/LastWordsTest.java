package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.PassingConnection;
import dev.launchway.testing.SimulatedHosts;
import dev.launchway.testing.compiler.Compilers;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent has ended, and its last words are still on their way. */
class LastWordsTest {

    @TempDir
    Path directory;

    @Test
    void areHeardAlthoughItCanBeToldNothingAnyMore() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.brief;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        @Component
                        public class Brief {
                            @SubComponent File file;
                            void configure(Configuration here) { file = File.at("done").content("done"); }
                        }
                        """)
                .resource("environments/brief.toml", "[hosts]\nhere = [\"brief\"]\n")
                .compile();
        assertThat(compiled.errors()).isEmpty();
        List<RunEvent> events = new ArrayList<>();
        Path done = directory.resolve("hosts/here/work/brief/done");
        Transport hosts = new SlowLine(new SimulatedHosts(directory.resolve("hosts")), done);

        RunResult result = SimulatedRun.of(directory, compiled, "brief", events, hosts);

        assertThat(result.lost()).as(events.toString()).isZero();
        assertThat(result.failed()).isZero();
        assertThat(result.changed()).isEqualTo(1);
    }

    /** What hosts say after a file is there is not heard before they can be told nothing. */
    private record SlowLine(Transport hosts, Path file) implements Transport {

        @Override
        public Connection connect(Destination destination, Consumer<String> progress)
                throws dev.launchway.remote.transport.ConnectFailedException {
            Connection connection = hosts.connect(destination, progress);
            return new PassingConnection(connection, command -> new SlowCommand(connection.start(command), file));
        }
    }

    private record SlowCommand(RemoteCommand command, Path file, AtomicBoolean deaf) implements RemoteCommand {

        SlowCommand(RemoteCommand command, Path file) {
            this(command, file, new AtomicBoolean());
        }

        @Override
        public OutputStream input() {
            return new FilterOutputStream(command.input()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    try {
                        out.write(bytes, from, length);
                    } catch (IOException e) {
                        deaf.set(true);
                        throw e;
                    }
                }
            };
        }

        @Override
        public InputStream output() {
            return new FilterInputStream(command.output()) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    int count = in.read(bytes, from, length);
                    if (Files.exists(file)) {
                        waitFor("an agent that takes no word").until(deaf::get);
                    }
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
            command.close();
        }
    }
}
