package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.FrameQueue;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.HeardInput;
import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.engine.redaction.RedactedPrints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Starts the agent in the target directory. */
public final class AgentMain {

    /** In bytes: less than any pipe takes. */
    private static final int MOST_PRINTED = 32 * 1024;

    private AgentMain() {}

    /**
     * Runs until the controller says that it is enough, or is gone.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PrintStream toController = System.out;
        PrintStream lastWords = System.err;
        RedactedPrints redacted = new RedactedPrints(lastWords);
        PrintStream prints = new PrintStream(new FirstBytes(redacted, MOST_PRINTED), true, StandardCharsets.UTF_8);
        System.setErr(prints);
        System.setOut(prints); // what a component prints must not get between the frames
        Path home = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")));
        Path base = Path.of("").toAbsolutePath();
        try {
            serve(
                    System.in,
                    toController,
                    base,
                    home,
                    Alive.EVERY,
                    Alive.MOST_SILENCE,
                    () -> ClassArchive.afterRun(base));
        } catch (IOException e) {
            lastWords.println("the agent ends: " + e.getMessage());
        }
        redacted.finish();
        System.exit(0); // threads of components do not keep the lock
    }

    /**
     * Serves one run.
     *
     * @param in what the controller says
     * @param out what the controller hears
     * @param base the target directory
     * @param home the home directory
     * @throws IOException when the controller is gone, or makes no sense
     */
    public static void serve(InputStream in, OutputStream out, Path base, Path home) throws IOException {
        serve(in, out, base, home, Alive.EVERY, Alive.MOST_SILENCE);
    }

    /**
     * Serves one run, at a pace of one's own.
     *
     * @param in what the controller says
     * @param out what the controller hears
     * @param base the target directory
     * @param home the home directory
     * @param every how often to give a sign of life
     * @param mostSilence after how long the controller is given up
     * @throws IOException when the controller is gone, or makes no sense
     */
    public static void serve(
            InputStream in, OutputStream out, Path base, Path home, Duration every, Duration mostSilence)
            throws IOException {
        serve(in, out, base, home, every, mostSilence, () -> {});
    }

    private static void serve(
            InputStream in,
            OutputStream out,
            Path base,
            Path home,
            Duration every,
            Duration mostSilence,
            Runnable afterDeployment)
            throws IOException {
        HeardInput heard = new HeardInput(in);
        Frames frames = new Frames(heard, out);
        BooleanSupplier gone = () -> heard.silence() > mostSilence.toNanos();
        boolean deployed = false;
        try (FrameQueue queue = new FrameQueue(frames, every, gone)) {
            AgentSession session = new AgentSession(new AgentSide(frames, queue), base, home, gone);
            try {
                session.run();
            } finally {
                deployed = session.hasDeployed();
            }
        } finally {
            if (deployed) {
                afterDeployment.run();
            }
        }
    }
}
