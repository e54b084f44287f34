package dev.launchway.cli;

import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.rollout.StopRequest;
import dev.launchway.plan.EnvironmentPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntPredicate;

/** Asks people before anything is changed, where the environment wants that ({@code confirm = true}). */
final class Confirmation implements IntPredicate {

    private static final int LONGEST_ANSWER = 1000;

    private final Session session;
    private final String environment;
    private final boolean wanted;
    private final StopRequest interrupted;

    /**
     * Prepares to ask.
     *
     * @param session the command
     * @param environment what is to be deployed
     * @param mode deployments alone are asked about
     * @param interrupted whether the user has given up instead of answering
     */
    Confirmation(Session session, EnvironmentPlan environment, Mode mode, StopRequest interrupted) {
        this.session = session;
        this.environment = environment.name();
        this.wanted = mode == Mode.DEPLOY
                && "true".equals(environment.setting("confirm"))
                && !session.arguments().has(Option.YES);
        this.interrupted = interrupted;
    }

    /** Refuses where nobody could answer. */
    void requireTerminal() throws UsageException {
        ProcessContext context = session.context();
        if (wanted && !(context.inIsTerminal() && context.errIsTerminal())) {
            throw new UsageException(
                    "environment '" + environment
                            + "' wants to be asked for (confirm), and there is no terminal to answer at",
                    "say --yes to deploy without being asked");
        }
    }

    @Override
    public boolean test(int hosts) {
        if (!wanted) {
            return true;
        }
        session.output().clearLine();
        PrintStream err = session.context().err();
        err.print("deploy " + environment + " on " + hosts + (hosts == 1 ? " host" : " hosts") + "? [y/N] ");
        err.flush();
        String answer = answer().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** Read beside, so that an interrupt is heard; empty without an answer. */
    private String answer() {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> answers.add(line(session.context().in())), "answer");
        reader.setDaemon(true);
        reader.start();
        interrupted.onRequest(() -> answers.add(""));
        try {
            return interrupted.getAsBoolean() ? "" : answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String line(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (line.size() < LONGEST_ANSWER) {
                    line.write(next);
                }
            }
        } catch (IOException e) {
            return "";
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
