package dev.launchway.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Silence is what a reader waits through, and nothing else. */
class HeardInputTest {

    @Test
    void whoDoesNotReadHearsNoSilence() throws IOException {
        HeardInput input = new HeardInput(new ByteArrayInputStream(new byte[] {1, 2, 3}));

        assertThat(input.silence()).isZero();
        assertThat(input.read()).isEqualTo(1);
        assertThat(input.readNBytes(2)).containsExactly(2, 3);
        assertThat(input.silence()).isZero();
    }

    @Test
    void aReadThatWaitsIsSilenceThatGrows() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        HeardInput input = new HeardInput(new InputStream() {
            @Override
            public int read() throws IOException {
                reading.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        });
        Thread reader = new Thread(
                () -> {
                    try {
                        assertThat(input.read()).isNegative();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "reader");
        reader.setDaemon(true);
        reader.start();
        reading.await();

        long before = 0;
        for (int grown = 0; grown < 3; ) {
            long silence = input.silence();
            grown += silence > before ? 1 : 0;
            before = silence;
        }
        reader.interrupt();
    }

    @Test
    void afterTheEndItIsSilentForGood() throws IOException {
        HeardInput input = new HeardInput(InputStream.nullInputStream());

        assertThat(input.read(new byte[1], 0, 1)).isNegative();
        assertThat(input.silence()).isPositive();
    }
}
