package dev.launchway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.FileStatus.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What stands at a path, whoever tells it. */
class FileStatusTest {

    private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final FileStatus KNOWN = status(12);

    private static FileStatus status(long size) {
        return FileStatus.of(Kind.FILE, size, FileMode.of(0640), "app", "www", MOMENT);
    }

    /** One that another class tells. */
    private record Told(FileStatus status) implements FileStatus {

        @Override
        public Kind kind() {
            return status.kind();
        }

        @Override
        public long size() {
            return status.size();
        }

        @Override
        public FileMode mode() {
            return status.mode();
        }

        @Override
        public String owner() {
            return status.owner();
        }

        @Override
        public String group() {
            return status.group();
        }

        @Override
        public Instant modified() {
            return status.modified();
        }
    }

    @Test
    void tellsWhatItIs() {
        assertThat(KNOWN.exists()).isTrue();
        assertThat(KNOWN.isFile()).isTrue();
        assertThat(KNOWN.isDirectory()).isFalse();
        assertThat(KNOWN.isSymlink()).isFalse();
        assertThat(FileStatus.MISSING.exists()).isFalse();
        assertThat(FileStatus.MISSING.isFile()).isFalse();
    }

    @Test
    void isEqualToOneThatTellsTheSame() {
        assertThat(KNOWN).isEqualTo(status(12)).hasSameHashCodeAs(status(12)).isNotEqualTo(status(13));
        assertThat(KNOWN).isEqualTo(new Told(KNOWN)).isNotEqualTo(new Told(status(13)));
        assertThat(FileStatus.MISSING).isNotEqualTo(KNOWN);
    }
}
