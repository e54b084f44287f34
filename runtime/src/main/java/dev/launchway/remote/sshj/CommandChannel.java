package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;

/** A channel for one command, of which the standard error is kept as it comes: no thread has to read it. */
final class CommandChannel extends SessionChannel {

    private final StandardError errors = StandardError.unread();

    CommandChannel(Connection connection) {
        super(connection, StandardCharsets.UTF_8);
    }

    StandardError errors() {
        return errors;
    }

    /** Closes it, and does not wait for the other side, where the command may go on. */
    void giveUp() throws TransportException {
        sendClose();
    }

    @Override
    protected void gotExtendedData(SSHPacket packet) throws SSHException {
        super.gotExtendedData(packet);
        InputStream said = getErrorStream();
        try {
            byte[] bytes = new byte[said.available()];
            int length = bytes.length == 0 ? 0 : said.read(bytes); // never waits
            errors.take(bytes, length);
        } catch (IOException e) {
            throw ConnectionException.chainer.chain(e);
        }
    }

    @Override
    protected void eofInputStreams() {
        super.eofInputStreams();
        errors.end();
    }

    @Override
    protected void finishOff() {
        super.finishOff();
        if (errors != null) { // a connection may end while this is made
            errors.end();
        }
    }

    @Override
    protected void sendClose() throws TransportException {
        WaitingWriters.close(super::sendClose, rwin);
    }

    @Override
    protected void closeAllStreams() {
        WaitingWriters.answer(this::sendClose);
        super.closeAllStreams();
    }

    @Override
    public void notifyError(SSHException error) {
        WaitingWriters.end(error, openEvent, rwin);
        super.notifyError(error);
    }
}
