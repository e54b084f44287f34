package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.RemoteCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A command in a channel of sshj. */
final class SshjCommand implements RemoteCommand {

    private final CommandChannel channel;

    SshjCommand(CommandChannel channel) {
        this.channel = channel;
    }

    @Override
    public OutputStream input() {
        return channel.getOutputStream();
    }

    @Override
    public InputStream output() {
        return channel.getInputStream();
    }

    @Override
    public String errors(Duration most) {
        return channel.errors().text(most);
    }

    @Override
    public OptionalInt await(Duration most) throws IOException {
        channel.join(most.toMillis(), TimeUnit.MILLISECONDS);
        Integer status = channel.getExitStatus();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    @Override
    public void close() {
        try {
            channel.giveUp();
        } catch (IOException e) {
            return; // the connection is gone, and the channel with it
        }
    }
}
