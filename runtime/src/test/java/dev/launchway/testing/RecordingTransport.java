package dev.launchway.testing;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down all that is sent to hosts over another transport: the commands, and what each is given to read. */
public final class RecordingTransport implements Transport {

    private final Transport hosts;
    private final Map<String, List<ByteArrayOutputStream>> sent = new ConcurrentHashMap<>();

    /**
     * Records.
     *
     * @param hosts the way to hosts
     */
    public RecordingTransport(Transport hosts) {
        this.hosts = hosts;
    }

    /**
     * What was sent to a host.
     *
     * @param address the host's name or address
     * @return the bytes of each stream: commands, and their inputs
     */
    public List<byte[]> sent(String address) {
        return sent.getOrDefault(address, List.of()).stream()
                .map(ByteArrayOutputStream::toByteArray)
                .toList();
    }

    private ByteArrayOutputStream next(Destination destination) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        sent.computeIfAbsent(destination.host(), host -> new CopyOnWriteArrayList<>())
                .add(stream);
        return stream;
    }

    @Override
    public Connection connect(Destination destination, Consumer<String> progress) throws ConnectFailedException {
        Connection connection = hosts.connect(destination, progress);
        return new PassingConnection(connection, command -> {
            next(destination).writeBytes(command.getBytes(StandardCharsets.UTF_8));
            return new Recorded(connection.start(command), next(destination));
        });
    }

    /** A command whose input is written down. */
    private record Recorded(RemoteCommand command, ByteArrayOutputStream copy) implements RemoteCommand {

        @Override
        public OutputStream input() {
            return new FilterOutputStream(command.input()) {
                @Override
                public void write(int octet) throws IOException {
                    copy.write(octet);
                    out.write(octet);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    copy.write(bytes, from, length);
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    out.close(); // no more: what there is to flush a host may have ended before
                }
            };
        }

        @Override
        public InputStream output() {
            return command.output();
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
