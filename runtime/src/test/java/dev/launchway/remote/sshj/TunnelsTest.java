package dev.launchway.remote.sshj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Whether a jump host that refuses leads to other hosts. */
class TunnelsTest {

    private final Tunnels tunnels = new Tunnels();

    @Test
    void thereAreNoneAtFirstAndAfterTheLastHasEnded() throws InterruptedException {
        assertThat(tunnels.any()).isFalse();

        tunnels.begin();
        tunnels.decide(true);
        assertThat(tunnels.any()).isTrue();

        tunnels.end();
        assertThat(tunnels.any()).isFalse();
    }

    @Test
    void whatWasAskedForEarlierIsWaitedFor() throws Exception {
        assertThat(askedWhileOneIsBeingOpened(true)).isTrue();
        tunnels.end();
        assertThat(askedWhileOneIsBeingOpened(false)).isFalse();
    }

    private boolean askedWhileOneIsBeingOpened(boolean opened) throws Exception {
        tunnels.begin();
        FutureTask<Boolean> asked = new FutureTask<>(tunnels::any);
        Thread thread = new Thread(asked, "refused");
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        tunnels.decide(opened);
        return asked.get();
    }
}
