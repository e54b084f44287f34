package dev.launchway.remote.sshj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.SocketException;
import java.util.stream.Stream;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("ends")
    void anEndLooksLikeWhatWasDoneJustThen(TransportException failed) {
        assertThat(Ended.isWithoutReason(failed)).isTrue();
    }

    static Stream<TransportException> ends() {
        SocketException reset = new SocketException("Connection reset");
        return Stream.of(
                new TransportException("Broken transport; encountered EOF"),
                new TransportException(reset),
                new TransportException(new TransportException("kex", reset)),
                new TransportException(new ConnectionException("Stream closed")),
                catchThrowableOfType(TransportException.class, () -> Ended.told(new SSHClient(), EndedTest::ask)));
    }

    @Test
    void aServerThatSaysWhyHasAReason() {
        assertThat(Ended.isWithoutReason(
                        new TransportException(DisconnectReason.PROTOCOL_ERROR, "Too many authentication failures")))
                .isFalse();
    }
}
