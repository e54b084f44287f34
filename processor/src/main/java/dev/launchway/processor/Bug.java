package dev.launchway.processor;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostic;

/** Says that the processor itself is at fault, with what its makers need to find the cause. */
final class Bug {

    private static final int FRAMES = 8;

    private Bug() {}

    static Diagnostic report(Throwable bug) {
        Diagnostic diagnostic = Diagnostic.error(
                Code.LW100_INTERNAL_FAULT, "a bug in Launchway's processor stopped it; your code may be right");
        diagnostic = diagnostic.detail(bug.toString().replaceAll("\\R", " "));
        StackTraceElement[] trace = bug.getStackTrace();
        for (int i = 0; i < trace.length && i < FRAMES; i++) {
            diagnostic = diagnostic.detail("at " + trace[i]);
        }
        return diagnostic.help("send these lines, the version of the compiler ("
                + System.getProperty("java.version")
                + ") and the class that you changed last to the makers of Launchway");
    }
}
