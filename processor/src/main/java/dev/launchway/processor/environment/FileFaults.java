package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;

/** Reports what is wrong with one environment file, and remembers whether anything was. */
final class FileFaults {

    private final Diagnostics diagnostics;
    private boolean found;

    FileFaults(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void error(Code code, Location location, String statement) {
        found = true;
        diagnostics.add(Diagnostic.error(code, statement).in(location.toString()));
    }

    void error(Code code, Location location, String statement, String help) {
        found = true;
        diagnostics.add(
                Diagnostic.error(code, statement).in(location.toString()).help(help));
    }

    /** Whether an error was reported. */
    boolean found() {
        return found;
    }
}
