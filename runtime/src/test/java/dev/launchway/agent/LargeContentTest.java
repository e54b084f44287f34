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
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.StagedContent;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that gets something large, and a controller that is played: what is there already is not asked for. */
class LargeContentTest {

    private static final ControllerFile FILE = new ControllerFile("com.example.App", "app.bin");
    private static final int PART = ContentPart.SIZE;
    private static final int PIPE = 1 << 16;

    @TempDir
    Path state;

    private final byte[] bytes = new byte[8 * PART + 1000];
    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private Conversation run;

    @BeforeEach
    void begin() throws IOException {
        new Random(1).nextBytes(bytes);
        run = new Conversation();
    }

    /** What the controller sends for a part; {@code null} for nothing yet. */
    private interface Part {
        ContentPart of(int offset) throws IOException;
    }

    /** One run of an agent. */
    private final class Conversation {

        private final PipedOutputStream toAgent = new PipedOutputStream();
        private final ControllerSide controller;
        private final ContentQuestions questions;

        Conversation() throws IOException {
            PipedOutputStream toController = new PipedOutputStream();
            PipedInputStream fromAgent = new PipedInputStream(toController, PIPE);
            AgentSide agent = new AgentSide(new Frames(new PipedInputStream(toAgent, PIPE), toController));
            controller = new ControllerSide(new Frames(fromAgent, toAgent), "app01");
            Inbox inbox = new Inbox(agent, () -> {}, () -> false);
            inbox.open();
            questions = new ContentQuestions(
                    agent, inbox, new Object(), Optional.of(new ContentStore(state)), (file, received, size) -> {});
        }

        void play(Part part) {
            Thread thread = new Thread(() -> {
                try (PipedOutputStream closed = toAgent) {
                    assertThat(closed).isNotNull();
                    for (FromAgent message = controller.receive(); message != null; message = controller.receive()) {
                        if (message instanceof AskContent) {
                            controller.send(new ContentFound(bytes.length, Sha256.hex(bytes)));
                        } else if (message instanceof AskContentPart ask) {
                            asked.add(ask.offset());
                            ContentPart next = part.of((int) ask.offset());
                            if (next != null) {
                                controller.send(next);
                            }
                        }
                    }
                } catch (IOException e) {
                    return; // the run is over
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        StagedContent content() {
            return (StagedContent) questions.of(FILE);
        }
    }

    private ContentPart part(int offset) {
        return new ContentPart(Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + PART)), false);
    }

    private Path partial() {
        return state.resolve("contents").resolve(Sha256.hex(bytes) + ".part");
    }

    private void leave(byte[] content, int length) throws IOException {
        Files.createDirectories(partial().getParent());
        Files.write(partial(), Arrays.copyOf(content, length));
    }

    private List<Long> offsets(int from, int to) {
        List<Long> offsets = new ArrayList<>();
        for (int i = from; i < to; i++) {
            offsets.add((long) i * PART);
        }
        return offsets;
    }

    @Test
    void whatIsCutOffIsKeptAndOnlyTheRestIsSentAgain() throws IOException {
        run.play(offset -> {
            if (offset >= 5 * PART) {
                throw new IOException("cut");
            }
            return part(offset);
        });
        assertThatThrownBy(() -> run.content().stage()).isInstanceOf(IOException.class);
        asked.clear();

        Conversation next = new Conversation();
        next.play(this::part);

        assertThat(next.content().stage()).hasBinaryContent(bytes);
        assertThat(asked).isEqualTo(offsets(5, 9));
    }

    @Test
    void halfAPartIsSentAgain() throws IOException {
        leave(bytes, 3 * PART + 7);
        run.play(this::part);

        assertThat(run.content().stage()).hasBinaryContent(bytes);
        assertThat(asked).isEqualTo(offsets(3, 9));
    }

    @Test
    void whatIsWholeIsAskedForNoMore() throws IOException {
        leave(bytes, bytes.length);
        run.play(this::part);

        assertThat(run.content().stage()).hasBinaryContent(bytes);
        assertThat(asked).isEmpty();
    }

    @Test
    void aBeginningOfSomethingElseIsNeverUsed() throws IOException {
        byte[] other = bytes.clone();
        other[17] ^= 1;
        leave(other, 4 * PART);
        run.play(this::part);

        assertThat(run.content().stage()).hasBinaryContent(bytes);
        assertThat(asked).containsAll(offsets(0, 9));
    }

    @Test
    void aFileThatChangesMeanwhileIsNoticedAndNotKept() throws IOException {
        run.play(offset -> {
            ContentPart part = part(offset);
            part.content()[0] ^= (byte) (offset > PART ? 1 : 0);
            return part;
        });

        assertThatThrownBy(() -> run.content().stage())
                .hasMessage("what the controller sent of 'app.bin' is not what it had got: the file has changed there"
                        + " meanwhile; run again");
        assertThat(partial()).isEmptyFile();
    }

    @Test
    void anInterruptEndsItAtOnceAndKeepsWhatHasCome() throws Exception {
        run.play(offset -> {
            if (offset == 0) {
                return null;
            }
            run.controller.send(new Interrupt());
            run.controller.send(part(0));
            return part(offset);
        });

        assertThatThrownBy(() -> run.content().stage()).hasMessageMatching("interrupted: .* of 2\\.0 MiB have come");
        assertThat(asked).isEqualTo(offsets(0, 2));
        assertThat(partial()).hasBinaryContent(Arrays.copyOf(bytes, 2 * PART));
    }

    @Test
    void partsMayBeCompressed() throws IOException {
        Arrays.fill(bytes, (byte) 'x');
        run.play(offset -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new DeflaterOutputStream(packed)) {
                out.write(part(offset).content());
            }
            return offset % (2 * PART) == 0 ? new ContentPart(packed.toByteArray(), true) : part(offset);
        });

        assertThat(run.content().stage()).hasBinaryContent(bytes);
    }

    @Test
    void partsThatUnpackToSomethingElseAreRefused() {
        run.play(offset -> new ContentPart(new byte[] {1, 2, 3}, true));

        assertThatThrownBy(() -> run.content().stage()).hasMessageContaining("is damaged");
    }

    @Test
    void whatAnEarlierDeploymentPutSomewhereIsTakenFromThere() throws IOException {
        run.play(this::part);
        Path first = state.resolve("first app.bin");
        Path second = state.resolve("second.bin");
        new LocalSystem().write(first, run.content(), null, null, null);
        assertThat(partial()).doesNotExist();
        asked.clear();

        Conversation next = new Conversation();
        next.play(this::part);
        new LocalSystem().write(second, next.content(), null, null, null);

        assertThat(first).hasBinaryContent(bytes);
        assertThat(second).hasBinaryContent(bytes);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsThereNowIsNotTakenForWhatWasThere() throws IOException {
        run.play(this::part);
        Path first = state.resolve("app.bin");
        new LocalSystem().write(first, run.content(), null, null, null);
        Files.write(first, new byte[] {42}, StandardOpenOption.WRITE);
        byte[] changed = Files.readAllBytes(first);
        asked.clear();

        Path second = state.resolve("second.bin");
        new LocalSystem().write(second, run.content(), null, null, null);

        assertThat(changed).hasSize(bytes.length).isNotEqualTo(bytes);
        assertThat(second).hasBinaryContent(bytes);
        assertThat(asked).isEqualTo(offsets(0, 9));
    }

    @Test
    void whatHasComeIsNotGivenUpForWhatIsThereNow() throws IOException {
        run.play(this::part);
        Path first = state.resolve("app.bin");
        new LocalSystem().write(first, run.content(), null, null, null);
        Files.write(first, new byte[] {42}, StandardOpenOption.WRITE);
        leave(bytes, 4 * PART);
        asked.clear();

        assertThat(run.content().stage()).hasBinaryContent(bytes);
        assertThat(asked).isEqualTo(offsets(4, 9));
    }

    @Test
    void nobodyElseMayLookAtWhatIsOnItsWay() throws IOException {
        run.play(this::part);
        Path file = run.content().stage();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsLeftIsRemovedWhenAllIsDone() throws IOException {
        leave(bytes, PART);
        new ContentStore(state).tidy(false);
        assertThat(partial()).exists();

        new ContentStore(state).tidy(true);

        assertThat(partial()).doesNotExist();
    }

    @Test
    void theFileThatIsReplacedIsNotCopied() throws IOException {
        run.play(this::part);
        Path file = state.resolve("app.bin");
        Files.write(file, new byte[2 * PART * 4]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        Object before = Files.getAttribute(run.content().stage(), "unix:ino");

        new LocalSystem().write(file, run.content(), null, null, null);

        assertThat(file).hasBinaryContent(bytes);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x--x");
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
    }
}
