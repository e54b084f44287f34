package dev.launchway.remote.bootstrap;

import java.util.List;

/** A host that has answered: an agent runs there, or has no need to. */
public sealed interface ReachedHost permits RunningAgent, ProvenHost {

    /**
     * The user of the deployment.
     *
     * @return the name of the user as whom agents run
     */
    String user();

    /**
     * That user's home directory.
     *
     * @return an absolute path
     */
    String home();

    /**
     * The target directory.
     *
     * @return an absolute path without links
     */
    String base();

    /**
     * What login scripts of the host had to say.
     *
     * @return text; empty for nothing
     */
    String noise();

    /**
     * How much had to be sent before.
     *
     * @return bytes
     */
    long sent();

    /**
     * What was wrong with what is stored there, and has been mended.
     *
     * @return sentences; none for nothing
     */
    List<String> remarks();

    /**
     * How many of the root components that were asked for are proven to be unchanged.
     *
     * @return so many of the first
     */
    int proven();
}
