package dev.launchway.agent.protocol;

import dev.launchway.api.ControllerFile;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Outcome;
import java.util.List;
import java.util.Map;

/** What an agent says. */
public sealed interface FromAgent {

    /** Why an agent does not begin. */
    enum Refusal {
        /** Another run is at work. */
        LOCKED,
        /** The target directory cannot be used. */
        UNFIT,
        /** The components do not come out as they did on the controller. */
        DIFFERENT
    }

    /**
     * The target is claimed, and the components are configured.
     *
     * @param fingerprints of the host's own root components, by their index in the slice
     */
    record Ready(Map<Integer, String> fingerprints) implements FromAgent {}

    /**
     * Nothing is to be had from this agent.
     *
     * @param refusal the kind of problem
     * @param message what is wrong
     * @param details further lines
     */
    record Refused(Refusal refusal, String message, List<String> details) implements FromAgent {

        /** Copies the details. */
        public Refused {
            details = List.copyOf(details);
        }
    }

    /**
     * Something happened.
     *
     * @param event an event of this host
     */
    record EventReport(RunEvent event) implements FromAgent {}

    /**
     * A root component is through.
     *
     * @param root its index in the slice
     * @param outcome how it ended
     * @param changed components that were updated, or would be
     * @param unchanged components that were as they should be
     */
    record RootEnded(int root, Outcome outcome, int changed, int unchanged) implements FromAgent {}

    /** A component wants to know all hosts of the environment. */
    record AskHosts() implements FromAgent {}

    /**
     * A component wants to read a file of its definition directory that did not come along. The answer is {@link ToAgent.FilePart}s.
     *
     * @param component the component's class
     * @param name the file's name below the definition directory
     */
    record AskFile(String component, String name) implements FromAgent {}

    /**
     * A component wants to list files of its definition directory, after it was configured. The answer is {@link ToAgent.FileNames}.
     *
     * @param component the component's class
     * @param directory a name below the definition directory; empty for all
     */
    record AskFileNames(String component, String directory) implements FromAgent {}

    /**
     * A component wants what the controller gets for it. The answer is {@link ToAgent.ContentFound} or {@link ToAgent.ContentMissing}.
     *
     * @param file what one of the host's components has named
     */
    record AskContent(ControllerFile file) implements FromAgent {}

    /**
     * A component wants a part of what was found. The answer is a {@link ToAgent.ContentPart}; a few may be asked for ahead.
     *
     * @param file what was found
     * @param offset where the part begins; less than the size
     */
    record AskContentPart(ControllerFile file, long offset) implements FromAgent {

        /** How many parts may be asked for and not have arrived. */
        public static final int MOST_AHEAD = 8;
    }

    /**
     * The agent is there, and has nothing to say: a component may be at work for hours. It is said as often as a controller says
     * {@link ToAgent.Alive}, and a host that says nothing at all for {@link ToAgent.Alive#MOST_SILENCE} is given up.
     */
    record Alive() implements FromAgent {}

    /** The agent is done, and its lock is free. */
    record Ended() implements FromAgent {}
}
