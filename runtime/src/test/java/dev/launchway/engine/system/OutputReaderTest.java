package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutputReaderTest {

    private static final long LOOKS = 3;

    /** The clock of a process that stands still for a minute in each look, and the stream of one that is read only after some. */
    @Test
    void whatIsReadAfterAStandstillIsNotLost() throws Exception {
        try (PipedInputStream stream = new PipedInputStream();
                OutputStream command = new PipedOutputStream(stream)) {
            OutputReader reader = OutputReader.of(stream, line -> {});
            AtomicLong looks = new AtomicLong();

            OutputReader.awaitEnd(
                    () -> {
                        if (looks.incrementAndGet() == LOOKS) {
                            write(command);
                        }
                        return looks.get() * Duration.ofMinutes(1).toNanos();
                    },
                    reader);

            assertThat(reader.text()).isEqualTo("said");
        }
    }

    private static void write(OutputStream command) {
        try {
            command.write("said".getBytes(StandardCharsets.UTF_8));
            command.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
