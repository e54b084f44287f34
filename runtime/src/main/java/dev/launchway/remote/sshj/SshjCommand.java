package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A command in a channel of sshj. */
final class SshjCommand implements RemoteCommand {

    private final Session session;
    private final Session.Command command;
    private final StandardError errors;

    SshjCommand(Session session, Session.Command command) {
        this.session = session;
        this.command = command;
        this.errors = StandardError.read(command.getErrorStream());
    }

    @Override
    public OutputStream input() {
        return command.getOutputStream();
    }

    @Override
    public InputStream output() {
        return command.getInputStream();
    }

    @Override
    public String errors(Duration most) {
        return errors.text(most);
    }

    @Override
    public OptionalInt await(Duration most) throws IOException {
        command.join(most.toMillis(), TimeUnit.MILLISECONDS);
        Integer status = command.getExitStatus();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (IOException e) {
            return; // the connection is gone, and the channel with it
        }
    }
}
