package dev.launchway.report;

import java.io.PrintStream;

/**
 * The two streams of a process. A stream whose reader went away (as with {@code | head}) takes no more text and fails nothing.
 *
 * @param out for results
 * @param outStyle its colours
 * @param err for progress and errors
 * @param errStyle its colours
 * @param live whether a line on {@code err} may be overwritten, because people watch both streams on one terminal
 */
public record Output(PrintStream out, Style outStyle, PrintStream err, Style errStyle, boolean live) {

    /** Takes away the line that may be overwritten, for what others write to the terminal. */
    public void clearLine() {
        if (live) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
