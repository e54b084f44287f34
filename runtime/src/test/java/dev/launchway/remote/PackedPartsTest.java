package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.engine.controller.StoredContent;
import dev.launchway.text.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts are sent of a content. Compressing a part takes 10 ms here. */
class PackedPartsTest {

    private static final int SIZE = ContentPart.SIZE;
    private static final long TICK = 10_000_000;
    private static final double SLOW = 1 << 20;
    private static final double FAST = 1 << 30;

    @TempDir
    Path directory;

    private long now;

    private PackedParts parts(byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("content"), content);
        return new PackedParts(new StoredContent(file, content.length, Sha256.hex(content)), () -> now += TICK);
    }

    private static byte[] text(int length) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 'x');
        return text;
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] unpacked(ContentPart part) throws IOException {
        return part.packed()
                ? new InflaterInputStream(new ByteArrayInputStream(part.content())).readAllBytes()
                : part.content();
    }

    @Test
    void aSlowLineGetsWhatCanBeCompressedSmallerAndOnce() throws IOException {
        byte[] content = text(2 * SIZE + 100);
        PackedParts parts = parts(content);

        ContentPart first = parts.at(SIZE, SLOW);
        long spent = now;
        ContentPart second = parts.at(SIZE, SLOW);

        assertThat(first.packed()).isTrue();
        assertThat(first.content()).hasSizeLessThan(SIZE / 100);
        assertThat(unpacked(first)).isEqualTo(text(SIZE));
        assertThat(second.content()).isEqualTo(first.content());
        assertThat(now).isEqualTo(spent);
        assertThat(unpacked(parts.at(2 * SIZE, SLOW))).isEqualTo(text(100));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("content.packed"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatIsFasterThanTheProcessorGetsItAsItIs() throws IOException {
        PackedParts parts = parts(text(4 * SIZE));
        assertThat(parts.at(0, SLOW).packed()).isTrue();

        assertThat(parts.at(SIZE, FAST).packed()).isFalse();
        assertThat(parts.at(SIZE, Double.POSITIVE_INFINITY).packed()).isFalse();
        assertThat(parts.at(0, FAST).packed()).isFalse();
    }

    @Test
    void whatIsCompressedAlreadyIsSentAsItIsAndNotTriedAgainSoon() throws IOException {
        PackedParts parts = parts(noise(40 * SIZE));

        assertThat(parts.at(0, SLOW).packed()).isFalse();
        long spent = now;
        for (int i = 1; i < 32; i++) {
            assertThat(parts.at((long) i * SIZE, SLOW).packed()).isFalse();
        }
        assertThat(now).isEqualTo(spent);
        parts.at(32 * SIZE, SLOW);
        assertThat(now).isGreaterThan(spent);
    }

    @Test
    void theRateOfALineIsKnownWhenItsBuffersAreFull() {
        LineRate rate = new LineRate(() -> now);
        rate.sent(1 << 20);
        now += 1_000_000_000;
        assertThat(rate.perSecond()).isInfinite();

        rate.sent(1 << 20);

        assertThat(rate.perSecond()).isEqualTo(2 << 20);
    }
}
