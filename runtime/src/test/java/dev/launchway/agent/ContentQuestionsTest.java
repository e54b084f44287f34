package dev.launchway.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.ContentMissing;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.apply.SourceFailedException;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that asks for what the controller gets, and a controller that is played. */
class ContentQuestionsTest {

    private static final ControllerFile FILE = new ControllerFile("com.example.App", "app.bin");
    private static final int PIPE = 1 << 16;

    private final byte[] bytes = new byte[3_000_000];
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private ControllerSide controller;
    private PipedOutputStream toAgent;
    private ContentQuestions questions;

    @BeforeEach
    void connect() throws IOException {
        new Random(1).nextBytes(bytes);
        toAgent = new PipedOutputStream();
        PipedOutputStream toController = new PipedOutputStream();
        PipedInputStream fromAgent = new PipedInputStream(toController, PIPE);
        AgentSide agent = new AgentSide(new Frames(new PipedInputStream(toAgent, PIPE), toController));
        controller = new ControllerSide(new Frames(fromAgent, toAgent), "app01");
        Inbox inbox = new Inbox(agent, () -> {}, () -> false);
        inbox.open();
        questions = new ContentQuestions(agent, inbox, new Object(), Optional.empty(), (file, received, size) -> {});
    }

    /** What the controller sends for a part. */
    private interface Part {
        byte[] of(int offset) throws IOException;
    }

    private byte[] part(int offset) {
        return Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + ContentPart.SIZE));
    }

    private void play(Part part) {
        Thread thread = new Thread(() -> {
            try (PipedOutputStream closed = toAgent) {
                assertThat(closed).isNotNull();
                for (FromAgent message = controller.receive(); message != null; message = controller.receive()) {
                    if (message instanceof AskContent) {
                        controller.send(new ContentFound(bytes.length, Sha256.hex(bytes)));
                    } else if (message instanceof AskContentPart ask) {
                        controller.send(new ContentPart(part.of((int) ask.offset()), false));
                    }
                }
            } catch (IOException e) {
                return; // the stream to the agent is closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void whatIsReadTwiceIsSentTwice() throws IOException {
        play(this::part);
        ControllerContent content = questions.of(FILE);

        content.writeTo(received);
        assertThat(received.toByteArray()).isEqualTo(bytes);
        received.reset();
        questions.of(FILE).writeTo(received);
        assertThat(received.toByteArray()).isEqualTo(bytes);
        assertThat(content.size()).isEqualTo(bytes.length);
    }

    @Test
    void aConnectionThatBreaksGivesNoFile() {
        play(offset -> {
            if (offset > 1_000_000) {
                throw new IOException("cut");
            }
            return part(offset);
        });

        assertThatThrownBy(() -> questions.of(FILE).writeTo(received)).isInstanceOf(IOException.class);
    }

    @Test
    void anotherContentIsNotTaken() {
        play(offset -> {
            byte[] part = part(offset);
            part[0] ^= 1;
            return part;
        });

        assertThatThrownBy(() -> questions.of(FILE).writeTo(received))
                .isInstanceOf(IOException.class)
                .hasMessage("what the controller sent of 'app.bin' is not what it had got: the file has changed there"
                        + " meanwhile; run again");
    }

    @Test
    void whatIsLostOnTheWayEndsTheContentAndNotTheConversation() throws IOException {
        play(offset -> offset == ContentPart.SIZE && received.size() < bytes.length ? new byte[0] : part(offset));
        ControllerContent content = questions.of(FILE);

        assertThatThrownBy(() -> content.writeTo(received))
                .hasMessage("the controller has lost what it had got of 'app.bin'");

        received.reset();
        received.write(new byte[bytes.length]);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        content.writeTo(again);
        assertThat(again.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void whatIsLongIsNoText() {
        play(this::part);

        assertThatThrownBy(() -> questions.of(FILE).text())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too long for a text");
    }

    @Test
    void whatCannotBeHadIsAskedForOnce() {
        Thread thread = new Thread(() -> {
            try {
                controller.receive();
                controller.send(new ContentMissing("not today", List.of("stderr:", "  no")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.start();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> questions.of(FILE))
                    .isInstanceOfSatisfying(SourceFailedException.class, e -> assertThat(e.details())
                            .containsExactly("stderr:", "  no"))
                    .hasMessage("not today");
        }
    }
}
