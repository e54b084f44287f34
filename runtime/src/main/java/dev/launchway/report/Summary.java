package dev.launchway.report;

import dev.launchway.engine.event.RunEvent.Configured;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;

/** The last line of a run. */
final class Summary {

    private Summary() {}

    static String text(RunFinished run, boolean interrupted, int lost, Style style) {
        String changed = run.changed() + (run.mode() == Mode.PREDICT ? " would change" : " changed");
        String failed = run.failed() + " failed";
        return style.bold(run.environment() + ":")
                + (interrupted ? " " + style.yellow("interrupted,") : "")
                + " "
                + (run.changed() > 0 ? style.yellow(changed) : changed)
                + ", "
                + run.unchanged()
                + " unchanged, "
                + (run.failed() > 0 ? style.red(failed) : failed)
                + ", "
                + run.skipped()
                + " skipped"
                + (lost > 0 ? ", " + style.red(Quantity.of(lost, "host") + " lost") : "")
                + " in "
                + ElapsedTime.text(run.took());
    }

    /** The last line of a run that the user did not want after all. */
    static String declined(String environment, Style style) {
        return style.bold(environment + ":") + " " + style.yellow("not confirmed") + ", nothing was changed";
    }

    /** The last line of a check that found nothing. */
    static String holds(Configured configured, Style style) {
        return style.bold(configured.environment() + ":")
                + " "
                + Quantity.of(configured.roots(), "root")
                + ", "
                + Quantity.of(configured.components(), "component")
                + ", "
                + style.green("holds together");
    }

    /** The last line of a check that found nothing wrong, and could not configure everything. */
    static String notAllKnown(String environment, Style style) {
        return style.bold(environment + ":")
                + " nothing wrong was found, but "
                + style.yellow("not all of it is known without its secrets");
    }

    /** The last line of a run that did not begin. */
    static String problems(String environment, int problems, Style style) {
        String head = environment.isEmpty() ? "" : style.bold(environment + ":") + " ";
        return head + style.red(Quantity.of(problems, "problem")) + ", nothing was changed";
    }
}
