package dev.launchway.remote.sshj;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import org.junit.jupiter.api.Test;

/** A server may hang up at any moment, also between two questions of sshj. */
class EndedTest {

    private final SSHClient client = new SSHClient();

    private static Void ask() {
        throw new IllegalStateException("Not connected");
    }

    @Test
    void aServerThatHangsUpWhileItIsConnectedToHasClosedTheConnection() {
        assertThatThrownBy(() -> Ended.toldWhileConnecting(client, EndedTest::ask))
                .isInstanceOf(TransportException.class)
                .hasMessage("the host has closed the connection");
    }

    @Test
    void aServerThatHungUpBeforeItIsAskedHasClosedTheConnection() {
        assertThatThrownBy(() -> Ended.told(client, EndedTest::ask))
                .isInstanceOf(TransportException.class)
                .hasMessage("the host has closed the connection");
    }
}
