package dev.launchway.agent.protocol;

import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.plan.HostPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a controller says. */
public sealed interface ToAgent {

    /**
     * The first message: what the run is about. The agent answers with {@link FromAgent.Ready} or {@link FromAgent.Refused}.
     *
     * @param mode deployment or prediction
     * @param requester who wants it
     * @param plan what is deployed
     * @param assignment the host's part of it
     * @param factKeys under which keys the facts of root components are kept, by their index in the slice; those of others are not
     * @param proven root components that the host has proven to be unchanged, by their index in the slice: they are not deployed
     * @param patience how long to wait for a lock that another run holds; an {@link Interrupt} ends it
     */
    record Begin(
            Mode mode,
            Requester requester,
            DeployedPlan plan,
            Assignment assignment,
            Map<Integer, String> factKeys,
            List<Integer> proven,
            Duration patience)
            implements ToAgent {

        /** Copies the keys and what is proven. */
        public Begin {
            factKeys = Map.copyOf(factKeys);
            proven = List.copyOf(proven);
        }

        /** Without the keys, which are secrets. */
        @Override
        public String toString() {
            return "Begin[mode=" + mode + ", requester=" + requester + ", plan=" + plan + ", assignment=" + assignment
                    + ", proven=" + proven + ", patience=" + patience + "]";
        }
    }

    /**
     * Who asks for a run.
     *
     * @param user the name of the user on the controller
     * @param machine the controller
     * @param since when the run began, in ISO 8601, UTC
     * @param command how it was started: {@code remote production}
     */
    record Requester(String user, String machine, String since, String command) {}

    /**
     * The plan that a target runs.
     *
     * @param hash names its content
     * @param commit the commit that it was built from; empty where that is not known
     * @param dirty whether there were uncommitted changes besides
     */
    record DeployedPlan(String hash, String commit, boolean dirty) {}

    /**
     * Deploys a root component; the agent answers with {@link FromAgent.RootEnded}.
     *
     * @param root its index in the slice
     */
    record Deploy(int root) implements ToAgent {}

    /**
     * The answer to {@link FromAgent.AskHosts}.
     *
     * @param hosts all hosts of the environment, in order
     */
    record Hosts(List<HostPlan> hosts) implements ToAgent {

        /** Copies the list. */
        public Hosts {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * A part of the answer to {@link FromAgent.AskFile}.
     *
     * @param found whether there is such a file
     * @param content the next bytes
     * @param last whether no more follow
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record FilePart(boolean found, byte[] content, boolean last) implements ToAgent {

        /** In bytes: what one part holds at most. */
        public static final int LARGEST = 1 << 20;
    }

    /**
     * The answer to {@link FromAgent.AskFileNames}.
     *
     * @param names below the directory that was asked for, sorted
     */
    record FileNames(List<String> names) implements ToAgent {

        /** Copies the list. */
        public FileNames {
            names = List.copyOf(names);
        }
    }

    /**
     * The answer to {@link FromAgent.AskContent}: it is there.
     *
     * @param size in bytes
     * @param checksum its SHA-256
     */
    record ContentFound(long size, String checksum) implements ToAgent {}

    /**
     * The answer to {@link FromAgent.AskContent}: it cannot be had.
     *
     * @param message what failed, and why
     * @param details further lines
     */
    record ContentMissing(String message, List<String> details) implements ToAgent {

        /** Copies the details. */
        public ContentMissing {
            details = List.copyOf(details);
        }
    }

    /**
     * The answer to {@link FromAgent.AskContentPart}.
     *
     * @param content the bytes from there on; none when the controller has lost them
     * @param packed whether they are compressed, in the format of zlib (RFC 1950)
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ContentPart(byte[] content, boolean packed) implements ToAgent {

        /** In bytes: how much a part has, except for the last one of a content. */
        public static final int SIZE = 1 << 18;
    }

    /** The user interrupted the run: the component at hand finishes, and no other begins. */
    record Interrupt() implements ToAgent {}

    /**
     * The controller is there, and has nothing to say. An agent that hears nothing at all for {@link #MOST_SILENCE} takes it for gone:
     * a network that has broken tells nobody, and a lock must not wait for it.
     */
    record Alive() implements ToAgent {

        /** How often it is said. */
        public static final Duration EVERY = Duration.ofSeconds(15);

        /** After how long the other side is given up. */
        public static final Duration MOST_SILENCE = Duration.ofSeconds(60);
    }

    /**
     * The last message; the agent answers with {@link FromAgent.Ended} when it has done what it was told before.
     *
     * @param complete whether no root component of the host has failed or been skipped so far; what is still to be done when this is
     *     said, the agent knows itself
     */
    record End(boolean complete) implements ToAgent {}
}
