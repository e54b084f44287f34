package dev.launchway.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.HeardInput;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the agent makes of the controller's words, and of none. */
class InboxTest {

    @Test
    void aControllerThatIsSilentForTooLongIsGone() throws Exception {
        try (PipedOutputStream unused = new PipedOutputStream()) {
            Inbox inbox = inbox(new PipedInputStream(unused), Duration.ofMillis(1));

            assertThatThrownBy(inbox::next).isInstanceOf(IOException.class).hasMessage("the controller is silent");
            assertThat(inbox.interrupted()).isTrue();
        }
    }

    @Test
    void aSignOfLifeIsNoMessage() throws Exception {
        try (PipedOutputStream toAgent = new PipedOutputStream()) {
            Inbox inbox = inbox(new PipedInputStream(toAgent), Duration.ofMinutes(5));
            ControllerSide controller = new ControllerSide(new Frames(InputStream.nullInputStream(), toAgent), "host");

            controller.send(new Alive());
            controller.send(new Deploy(7));

            assertThat(inbox.next()).isEqualTo(new Deploy(7));
            assertThat(inbox.interrupted()).isFalse();
        }
    }

    @Test
    void aControllerThatClosesItsEndIsGone() {
        Inbox inbox = inbox(new ByteArrayInputStream(new byte[0]), Duration.ofMinutes(5));

        assertThatThrownBy(inbox::next).isInstanceOf(IOException.class).hasMessage("the controller is gone");
        assertThat(inbox.interrupted()).isTrue();
    }

    @Test
    void signsOfLifeComeOftenEnough() {
        assertThat(ToAgent.Alive.EVERY.multipliedBy(3)).isLessThan(ToAgent.Alive.MOST_SILENCE);
    }

    private static Inbox inbox(InputStream from, Duration mostSilence) {
        HeardInput heard = new HeardInput(from);
        Inbox inbox = new Inbox(
                new AgentSide(new Frames(heard, OutputStream.nullOutputStream())),
                () -> {},
                () -> heard.silence() > mostSilence.toNanos());
        inbox.open();
        return inbox;
    }
}
