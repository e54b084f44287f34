package dev.launchway.testing.run;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what another process does: often asked, and not for ever. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Waiting() {}

    /**
     * Begins a wait of two minutes at most, also on a machine that has much else to do.
     *
     * @param what what is waited for, as the failure names it
     * @return the wait, which is asked every 20 milliseconds
     */
    public static ConditionFactory waitFor(String what) {
        return Awaitility.await(what)
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN)
                .pollInSameThread();
    }
}
