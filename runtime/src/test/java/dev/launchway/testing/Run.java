package dev.launchway.testing;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.RunFinished;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a run.
 *
 * @param events all events, in order
 * @param finished the last of them
 * @param ran the commands of updates that were run, the programs that were started and the processes that were ended
 */
public record Run(List<RunEvent> events, RunFinished finished, List<String> ran) {

    /**
     * What a prediction says that would be run, started and ended.
     *
     * @return in order
     */
    public List<String> wouldRun() {
        return all(RunEvent.WouldDo.class).stream()
                .map(RunEvent.WouldDo::what)
                .filter(what -> what.matches("(?s)(run|start|stop process) .*"))
                .toList();
    }

    /**
     * The components that were updated, or would be.
     *
     * @return their breadcrumbs below the stage
     */
    public List<String> changed() {
        return all(RunEvent.ComponentChanging.class).stream()
                .map(event -> below(event.breadcrumb()))
                .toList();
    }

    /**
     * The components that were updated, or would be, each with the reason.
     *
     * @return breadcrumb and reason
     */
    public List<String> reasons() {
        return all(RunEvent.ComponentChanging.class).stream()
                .map(event -> below(event.breadcrumb()) + ": " + event.why())
                .toList();
    }

    /**
     * What the components said.
     *
     * @return the texts
     */
    public List<String> messages() {
        return all(RunEvent.Message.class).stream().map(RunEvent.Message::text).toList();
    }

    /**
     * The lines of all diffs that begin with plus or minus, and the notes.
     *
     * @return in order
     */
    public List<String> diffs() {
        List<String> lines = new ArrayList<>();
        for (RunEvent.Diff diff : all(RunEvent.Diff.class)) {
            for (String line : diff.lines()) {
                if (line.startsWith("+") || line.startsWith("-")) {
                    lines.add(line);
                }
            }
            if (!diff.note().isEmpty()) {
                lines.add(diff.note());
            }
        }
        return lines;
    }

    /**
     * Why the stage failed.
     *
     * @return breadcrumb and message of the component
     */
    public String failure() {
        List<RunEvent.ComponentFailed> failures = all(RunEvent.ComponentFailed.class);
        if (failures.size() != 1) {
            throw new AssertionError("one failure expected: " + events);
        }
        return below(failures.get(0).breadcrumb()) + ": "
                + failures.get(0).failure().message();
    }

    /**
     * What a prediction could not tell.
     *
     * @return breadcrumb and reason
     */
    public List<String> notKnown() {
        return all(RunEvent.NotKnown.class).stream()
                .map(event -> below(event.breadcrumb()) + ": " + event.why())
                .toList();
    }

    private static String below(String breadcrumb) {
        return breadcrumb.startsWith("Stage > ") ? breadcrumb.substring("Stage > ".length()) : breadcrumb;
    }

    private <E extends RunEvent> List<E> all(Class<E> kind) {
        List<E> found = new ArrayList<>();
        for (RunEvent event : events) {
            if (kind.isInstance(event)) {
                found.add(kind.cast(event));
            }
        }
        return found;
    }
}
