package dev.launchway.cli;

import dev.launchway.agent.FirstBytes;
import dev.launchway.engine.redaction.RedactedPrints;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The main class of every plan jar. */
public final class Main {

    /** In bytes: what components print here. */
    private static final int MOST_PRINTED = 1 << 20;

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        String help = HelpText.askedFor(args);
        if (help != null) {
            System.out.print(help);
            if (!System.out.checkError()) {
                return;
            }
        }
        ClassArchive archive = ClassArchive.of(Arrays.asList(args), System.getenv());
        if (Utf8Process.isNeeded()) {
            Utf8Process.become(isEdit(args), archive);
        }
        archive.become();
        Relaunch.followParent();
        RedactedPrints redacted = new RedactedPrints(System.err);
        PrintStream prints = new PrintStream(new FirstBytes(redacted, MOST_PRINTED), true, StandardCharsets.UTF_8);
        System.setErr(prints);
        System.setOut(prints); // what a component prints must not get between the results
        int code = new Launch(ProcessContext.ofProcess(), PlanSource.INSTALLED).run(args);
        redacted.finish();
        archive.ended(code);
        System.exit(code);
    }

    /** Whether somebody will be in an editor, for whom Ctrl-C is meant then. */
    private static boolean isEdit(String[] args) {
        List<String> words = Arrays.asList(args);
        return words.contains("secrets") && words.contains("edit");
    }
}
