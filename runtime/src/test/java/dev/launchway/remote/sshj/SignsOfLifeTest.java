package dev.launchway.remote.sshj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.transport.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN = PATIENCE.dividedBy(4);

    private long now;
    private boolean given;
    private final SignsOfLife signs = new SignsOfLife(() -> now);
    private final Runnable look = signs.look(PATIENCE, () -> given = true);

    private void lookAfter(Duration time) {
        now += time.toNanos();
        look.run();
    }

    private void expectGivenUpAfterPatience() {
        for (int i = 0; i < 4; i++) {
            lookAfter(BETWEEN);
            assertThat(given).isFalse();
        }
        lookAfter(BETWEEN);
        assertThat(given).isTrue();
    }

    @Test
    void aSideThatSaysNothingIsGivenUp() {
        expectGivenUpAfterPatience();
    }

    @Test
    void isLookedForFromTimeToTime() throws InterruptedException {
        CountDownLatch silent = new CountDownLatch(1);

        Future<?> watch = new SignsOfLife().watch(new Timeouts(), Duration.ofMillis(400), silent::countDown);

        assertThat(silent.await(2, TimeUnit.MINUTES)).isTrue();
        watch.cancel(false);
    }

    @Test
    void whatIsHeardIsASign() throws IOException {
        InputStream heard = signs.heard(new ByteArrayInputStream(new byte[20]));
        for (int i = 0; i < 20; i++) {
            lookAfter(BETWEEN);
            assertThat(heard.read()).isZero();
        }
        assertThat(given).isFalse();
    }

    /** Else a run that was stopped by Ctrl-Z, or got no processor for a moment, would lose all hosts. */
    @Test
    void whatThisProcessSleptThroughIsNoSilence() {
        lookAfter(BETWEEN);
        lookAfter(PATIENCE.multipliedBy(100));
        assertThat(given).isFalse();

        expectGivenUpAfterPatience();
    }

    /** However slowly: what is written waits for a host that takes it. */
    @Test
    void aSideThatTakesWhatIsWrittenIsThere() throws IOException {
        OutputStream taken = signs.taken(new OutputStream() {
            @Override
            public void write(int octet) {
                for (int i = 0; i < 4; i++) {
                    lookAfter(BETWEEN);
                }
            }
        });
        for (int i = 0; i < 3; i++) {
            taken.write(new byte[1], 0, 1);
        }
        assertThat(given).isFalse();
    }
}
