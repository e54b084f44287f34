package dev.launchway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has come of a content, whether Java computes its checksum or another program. */
class PartialContentTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void begin() {
        file = directory.resolve("content.part");
    }

    private static byte[] content(int mebibytes) {
        byte[] content = new byte[(mebibytes << 20) + 5];
        new Random(mebibytes).nextBytes(content);
        return content;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17})
    void isWhatWasWrittenInSeveralRuns(int mebibytes) throws IOException {
        byte[] content = content(mebibytes);
        int first = ContentPart.SIZE + 100;
        try (PartialContent partial = PartialContent.open(file, content.length)) {
            partial.write(content, 0, first);
            assertThat(partial.size()).isEqualTo(first);
        }
        try (PartialContent partial = PartialContent.open(file, content.length)) {
            assertThat(partial.size()).isEqualTo(ContentPart.SIZE);
            partial.write(content, ContentPart.SIZE, content.length - ContentPart.SIZE);
            assertThat(partial.is(Sha256.hex(content))).isTrue();
        }
        assertThat(file).hasBinaryContent(content);
        try (PartialContent partial = PartialContent.open(file, content.length)) {
            assertThat(partial.is(Sha256.hex(content))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17})
    void isNothingElse(int mebibytes) throws IOException {
        byte[] content = content(mebibytes);
        byte[] other = content.clone();
        other[42] ^= 1;
        Files.write(file, Arrays.copyOf(other, ContentPart.SIZE));

        try (PartialContent partial = PartialContent.open(file, content.length)) {
            partial.write(content, ContentPart.SIZE, content.length - ContentPart.SIZE);
            assertThat(partial.is(Sha256.hex(content))).isFalse();
            partial.clear();
            partial.write(content);
            assertThat(partial.is(Sha256.hex(content))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17})
    void whatIsLongerThanTheContentIsNoBeginning(int mebibytes) throws IOException {
        byte[] content = content(mebibytes);
        Files.write(file, new byte[content.length + 1]);

        try (PartialContent partial = PartialContent.open(file, content.length)) {
            assertThat(partial.size()).isZero();
        }
    }
}
