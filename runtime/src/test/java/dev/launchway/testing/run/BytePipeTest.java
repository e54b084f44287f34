package dev.launchway.testing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePipeTest {

    @Test
    void carriesMoreThanItHoldsAndThenTheEnd() throws Exception {
        BytePipe pipe = new BytePipe(7);
        byte[] sent = new byte[10_000];
        new Random(1).nextBytes(sent);
        Thread writer = new Thread(() -> {
            try (var out = pipe.out()) {
                out.write(sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();

        assertThat(pipe.in().readAllBytes()).isEqualTo(sent);
        writer.join();
    }

    @Test
    void whatAThreadThatHasEndedWroteIsRead() throws Exception {
        BytePipe pipe = new BytePipe(7);
        Thread writer = new Thread(() -> {
            try {
                pipe.out().write(1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        writer.join();

        assertThat(pipe.in().read()).isEqualTo(1);
    }

    @Test
    void takesNothingWhenNobodyReadsAnyMore() throws Exception {
        BytePipe pipe = new BytePipe(7);
        pipe.in().close();

        assertThatThrownBy(() -> pipe.out().write(1)).isInstanceOf(IOException.class);
    }
}
