package dev.launchway.cli;

import dev.launchway.engine.rollout.StopRequest;
import dev.launchway.report.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C and its kin (SIGINT, SIGTERM, SIGHUP), while a run is at work: the first one asks the run to stop and waits for it, the
 * second one ends the process at once. A Java without {@code jdk.unsupported} hears the first one alone.
 */
final class Interrupt implements StopRequest {

    static final String NOTICE = "interrupted: the component at hand finishes; once more stops at once";

    private final Output output;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Hook();
    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean requested;
    private volatile int exitCode;

    /**
     * Nothing happens yet.
     *
     * @param output where the first signal is answered
     */
    Interrupt(Output output) {
        this.output = output;
    }

    /** From now on signals wait for {@link #end}. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * The run is over, and all that it had to tell is told.
     *
     * @param code how the process ends
     */
    void end(int code) {
        exitCode = code;
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // A signal came: the hook is at work, and ends the process with the code.
        }
    }

    @Override
    public boolean getAsBoolean() {
        return requested;
    }

    @Override
    public synchronized void onRequest(Runnable action) {
        if (requested) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    private synchronized void request() {
        requested = true;
        actions.forEach(Runnable::run);
    }

    private final class Hook extends Thread {

        @Override
        public void run() {
            request();
            Relaunch.handleSignals(() -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED));
            if (over.getCount() > 0) {
                output.clearLine();
                output.err().println(NOTICE);
                output.err().flush();
            }
            try {
                over.await();
            } catch (InterruptedException e) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
