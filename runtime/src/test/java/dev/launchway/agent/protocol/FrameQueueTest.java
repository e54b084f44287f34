package dev.launchway.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an agent says goes out in order, and a controller that takes nothing holds nobody up for good. */
class FrameQueueTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final byte[] LARGE = new byte[400_000];

    @Test
    void allIsWrittenInOrderBeforeTheEnd() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        Frames direct = frames(expected);
        try (FrameQueue queue = new FrameQueue(frames(out), NEVER, () -> false)) {
            for (int i = 0; i < 2000; i++) {
                byte[] frame = new byte[1 + i % 3000];
                frame[0] = (byte) i;
                queue.write(frame, i % 7 == 0);
                direct.write(frame, true);
            }
        }

        assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void whatMayWaitIsWrittenAtTheEndAtTheLatest() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FrameQueue queue = new FrameQueue(frames(out), NEVER, () -> false)) {
            queue.write(new byte[] {7}, false);
        }

        assertThat(out.toByteArray()).containsExactly(0, 0, 0, 1, 7);
    }

    @Test
    void theOneWhoSpeaksWaitsWhileTheControllerIsThereAndTakesNothing() throws Exception {
        PipedInputStream controller = new PipedInputStream(1024);
        FrameQueue queue = new FrameQueue(frames(new PipedOutputStream(controller)), NEVER, () -> false);
        CompletableFuture<Void> speaker = CompletableFuture.runAsync(() -> speak(queue));

        assertThat(controller.readNBytes(4 + LARGE.length)).hasSize(4 + LARGE.length);
        assertThat(speaker).isNotDone();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> drain(controller));
        speaker.get(60, TimeUnit.SECONDS);
        queue.close();
        reader.cancel(true);
    }

    @Test
    void theOneWhoSpeaksFailsWhenTheControllerIsSilentAndTakesNothing() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        try (PipedInputStream controller = new PipedInputStream(1024);
                FrameQueue queue = new FrameQueue(frames(new PipedOutputStream(controller)), NEVER, gone::get)) {
            gone.set(true);

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            queue.write(LARGE, true);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("the controller is silent");
            assertThatThrownBy(() -> queue.write(new byte[1], true)).hasMessage("the controller is silent");
        }
    }

    @Test
    void theOneWhoSpeaksIsToldThatTheStreamBroke() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        try (FrameQueue queue = new FrameQueue(frames(broken), NEVER, () -> false)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            queue.write(LARGE, true);
                        }
                    })
                    .hasMessage("broken pipe");
        }
    }

    @Test
    void whoHasNothingToSayGivesSignsOfLife() throws Exception {
        PipedInputStream controller = new PipedInputStream();
        try (FrameQueue queue =
                new FrameQueue(frames(new PipedOutputStream(controller)), Duration.ofMillis(10), () -> false)) {
            ControllerSide side = new ControllerSide(new Frames(controller, OutputStream.nullOutputStream()), "web01");

            assertThat(side.receive()).isEqualTo(new FromAgent.Alive());
            assertThat(side.receive()).isEqualTo(new FromAgent.Alive());
            new AgentSide(frames(OutputStream.nullOutputStream()), queue).send(new FromAgent.AskHosts());
            FromAgent next = side.receive();
            while (next instanceof FromAgent.Alive) {
                next = side.receive();
            }
            assertThat(next).isEqualTo(new FromAgent.AskHosts());
        }
    }

    private static void speak(FrameQueue queue) {
        try {
            for (int i = 0; i < 10; i++) {
                queue.write(LARGE, true);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drain(InputStream from) {
        try {
            from.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("dead");
        }
    }

    private static Frames frames(OutputStream out) {
        return new Frames(InputStream.nullInputStream(), out);
    }
}
