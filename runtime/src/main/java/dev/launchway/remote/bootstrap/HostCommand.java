package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.RemoteCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A script that runs on a host.
 *
 * @param command what runs it
 * @param output what the script says, buffered: the command's own output must not be read besides
 * @param noise what start-up files of the login shell have said before
 */
record HostCommand(RemoteCommand command, InputStream output, String noise) implements RemoteCommand {

    @Override
    public OutputStream input() {
        return command.input();
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
