package dev.launchway.remote.sshj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.remote.transport.Timeouts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Timeouts timeouts = new Timeouts();

    @Test
    void aSideThatSaysNothingIsGivenUp() throws InterruptedException {
        CountDownLatch given = new CountDownLatch(1);

        Future<?> watch = new SignsOfLife().watch(timeouts, PATIENCE, given::countDown);

        assertThat(given.await(1, TimeUnit.MINUTES)).isTrue();
        watch.cancel(false);
    }

    /** Else a run that was stopped by Ctrl-Z, or got no processor for a moment, would lose all hosts. */
    @Test
    void whatThisProcessSleptThroughIsNoSilence() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch resumed = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        AtomicBoolean given = new AtomicBoolean();
        Future<?> watch = new SignsOfLife().watch(timeouts, PATIENCE, () -> given.set(true));
        timeouts.set(Duration.ofMillis(1), () -> {
            stopped.countDown();
            await(resumed);
        });
        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < 2 * PATIENCE.toNanos()) {
            Thread.onSpinWait();
        }
        timeouts.set(Duration.ofNanos(1), looked::countDown); // comes after the look that is due meanwhile

        resumed.countDown();

        assertThat(looked.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(given).isFalse();
        watch.cancel(false);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
