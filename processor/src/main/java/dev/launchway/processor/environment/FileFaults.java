package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Reports what is wrong with one environment file, and remembers what that leaves open. */
final class FileFaults {

    private final Diagnostics diagnostics;
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);

    FileFaults(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void error(Code code, Location location, String statement) {
        diagnostics.add(Diagnostic.error(code, statement).in(location.toString()));
    }

    void error(Code code, Location location, String statement, String help) {
        diagnostics.add(
                Diagnostic.error(code, statement).in(location.toString()).help(help));
    }

    /** Remembers what a fault leaves open. */
    void leavesOpen(Gap gap) {
        gaps.add(gap);
    }

    /** Remembers what a fault leaves open. */
    void leavesOpen(Collection<Gap> some) {
        gaps.addAll(some);
    }

    /** What all faults together leave open. */
    Set<Gap> gaps() {
        return gaps;
    }
}
