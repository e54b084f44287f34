package dev.launchway.remote.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A command that runs on a host. */
public interface RemoteCommand extends Closeable {

    /**
     * Its standard input.
     *
     * @return a stream; closing it is the end of the input
     */
    OutputStream input();

    /**
     * Its standard output.
     *
     * @return a stream that ends with the command, and fails when the connection is lost
     */
    InputStream output();

    /**
     * What it has written to its standard error, which is read all the time.
     *
     * @param most how long to wait for the end of it
     * @return text; of much the first and the last
     */
    String errors(Duration most);

    /**
     * Waits for its end; its output has to be read meanwhile.
     *
     * @param most how long at most
     * @return the exit code; empty when it was ended by a signal
     * @throws IOException when the connection is lost, or the time is up
     */
    OptionalInt await(Duration most) throws IOException;

    /** Gives the command up: closes its streams without waiting. */
    @Override
    void close();
}
