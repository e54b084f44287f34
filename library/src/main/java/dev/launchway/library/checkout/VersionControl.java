package dev.launchway.library.checkout;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.List;

/** A version control system, through its own client. */
interface VersionControl {

    /** The client: {@code git}. */
    String program();

    /** The package that brings the client, as Debian calls it. */
    String packageName();

    /** The directory in a checkout that is the client's own: {@code .git}. */
    String administration();

    /**
     * Fails where the client is too old to be told all that it has to know.
     *
     * @param text what it says of its version
     */
    default void checkVersion(String text) {}

    /**
     * What the client's own files say of a checkout, found by reading them: another text when something else is checked out.
     *
     * @param probe the target
     * @param path the checkout
     */
    String state(Probe probe, Path path);

    /** From which repository a checkout says that it comes; asks the client. */
    String origin(Probe probe, Path path);

    /** What is checked out; asks the client. */
    String revision(Probe probe, Path path);

    /**
     * What would be lost, one a line: changed files, files that are under no control, commits that nobody else has. Asks the client.
     *
     * @param probe the target
     * @param path the checkout
     * @param untracked whether files that are under no control count
     * @param noted the revision that was checked out before; empty where that is not known
     */
    List<String> changes(Probe probe, Path path, boolean untracked, String noted);

    /** Whether a revision can be checked out without asking the repository; asks the client. */
    boolean has(Probe probe, Path path, String revision);

    /** Whether a checkout can go on with another repository; otherwise it is made anew. */
    boolean changesOrigin();

    /**
     * Fails where the repository cannot be reached, or does not have the revision: asked before an old checkout is given up.
     *
     * @param target the target
     * @param directory where the client runs
     * @param work what is to be done
     */
    void reach(Target target, Path directory, CheckoutWork work);

    /** Makes a checkout in an empty directory. */
    void make(Target target, Path path, CheckoutWork work);

    /** Gets ready to change a checkout: locks of a run that was interrupted are gone then, and what is wanted is there; no file has changed. */
    void prepare(Target target, Path path, CheckoutWork work);

    /** Changes the files of a checkout that is prepared. */
    void change(Target target, Path path, CheckoutWork work);

    /**
     * Asks the repository which revision a branch or a tag is.
     *
     * @param caller who asks
     * @param directory where the client runs
     * @param knownHosts a file with the keys of the host, where they are given
     * @param wanted a branch or a tag
     * @throws IllegalStateException where there is no such
     */
    String resolve(Caller caller, Path directory, Path knownHosts, Wanted wanted);

    /** Whether two texts are the same revision. */
    default boolean same(String one, String other) {
        return one.equals(other);
    }
}
