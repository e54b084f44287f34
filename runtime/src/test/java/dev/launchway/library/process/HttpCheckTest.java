package dev.launchway.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.SlowAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether a URL answers. */
class HttpCheckTest {

    @Test
    void anAnswerThatComesByteByByteIsNotWaitedForToItsEnd() throws IOException {
        try (SlowAnswer slow = new SlowAnswer()) {
            HttpCheck check = new HttpCheck(URI.create(slow.url()), Duration.ofMillis(300));

            assertThat(check.problem(null)).isEqualTo("there was no whole answer in time");
        }
    }
}
