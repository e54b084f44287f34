package dev.launchway.library.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksTest {

    private long now = Long.MAX_VALUE - 5;

    @Test
    void theLastLookBeginsWhenTheTimeIsUp() {
        Looks looks = new Looks(Duration.ofNanos(10), 1, () -> now);

        assertThat(looks.again()).isTrue();
        now += 9;
        assertThat(looks.again()).isTrue();
        now += 1000;
        assertThat(looks.again()).isTrue();
        assertThat(looks.again()).isFalse();
        assertThat(looks.again()).isFalse();
    }

    @Test
    void anInterruptIsTheEnd() {
        Looks looks = new Looks(Duration.ofDays(1), 1);
        Thread.currentThread().interrupt();

        assertThat(looks.again()).isFalse();
        assertThat(Thread.interrupted())
                .as("what was asked for is not forgotten")
                .isTrue();
    }
}
