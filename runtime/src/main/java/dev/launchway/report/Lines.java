package dev.launchway.report;

import dev.launchway.engine.event.RunEvent.Mode;
import java.io.PrintStream;

/** Writes lines to the streams, and on a terminal the line that says what is at work now. */
final class Lines {

    private static final int STATUS_WIDTH = 70;

    private final Output output;
    private boolean statusShown;
    private String status = "";
    private String heading = "";

    Lines(Output output) {
        this.output = output;
    }

    /** What is at work now; shown on a terminal only, until the next line. */
    void status(String text) {
        if (output.live() && !(statusShown && text.equals(status))) {
            clear();
            status = text;
            String clean = LogCommands.plain(CleanText.of(text));
            String cut = clean.length() > STATUS_WIDTH ? clean.substring(0, STATUS_WIDTH) : clean;
            output.err().print(output.errStyle().dim(cut + " …"));
            output.err().flush();
            statusShown = true;
        }
    }

    /** What is at work now, where it takes long enough that a log wants to know. */
    void milestone(String text) {
        if (output.live()) {
            status(text);
        } else {
            progress(text);
        }
    }

    /** A line of progress, or of an error. */
    void progress(String line) {
        clear();
        output.err().println(LogCommands.plain(line));
        output.err().flush();
        heading = "";
    }

    /** A line that is a result whatever the run is for. */
    void result(String line) {
        clear();
        output.out().println(LogCommands.plain(line));
        output.out().flush();
        heading = "";
    }

    /** A line about a component, under its heading. */
    void body(Mode mode, String line) {
        clear();
        PrintStream stream = mode == Mode.PREDICT ? output.out() : output.err();
        stream.println(LogCommands.plain(line));
        stream.flush();
    }

    /** The heading of a component, unless the last lines were about it already. */
    void heading(Mode mode, String plain, String styled) {
        if (!plain.equals(heading)) {
            body(mode, styled);
            heading = plain;
        }
    }

    private void clear() {
        if (statusShown) {
            output.clearLine();
            statusShown = false;
        }
    }
}
