package dev.launchway.api;

import java.nio.file.Path;
import java.time.Duration;

/** A command that is about to run. Each setting returns the call itself. */
public interface CommandCall {

    /**
     * Sets an environment variable, added to those of this process.
     *
     * @param name the variable
     * @param value its value
     * @return this call
     */
    CommandCall env(String name, String value);

    /**
     * Sets an environment variable to a secret. It is revealed when the command starts, to it alone: this process, and others that
     * it starts, do not get the variable. Programs of the same user, and root, can read the environment of a command while it
     * runs: its standard input is safer.
     *
     * @param name the variable
     * @param value its value
     * @return this call
     */
    CommandCall env(String name, Secret value);

    /**
     * Sets the directory that it runs in; by default the work directory.
     *
     * @param directory a mapped path
     * @return this call
     */
    CommandCall directory(Path directory);

    /**
     * Sets its standard input, in UTF-8; by default there is none.
     *
     * @param text the input
     * @return this call
     */
    CommandCall stdin(String text);

    /**
     * Sets its standard input to a secret, in UTF-8. It is revealed when the command starts, and no other program sees it.
     *
     * @param text the input
     * @return this call
     */
    CommandCall stdin(Secret text);

    /**
     * Gives it a secret on a file descriptor of its own, in UTF-8, as {@code gpg --passphrase-fd 3} and {@code openssl -pass fd:3}
     * read it; no other program sees it. The standard input is empty then: a command takes one of both.
     *
     * @param descriptor 3 to 9
     * @param secret what it reads there
     * @return this call
     * @throws IllegalArgumentException for another descriptor
     */
    CommandCall secretFd(int descriptor, Secret secret);

    /**
     * Sets how long it may take; by default as long as it needs. Past it, it and its descendants are killed.
     *
     * @param timeout the time from its start
     * @return this call
     */
    CommandCall timeout(Duration timeout);

    /**
     * Sets the exit codes that are no failure; by default 0 alone.
     *
     * @param codes all of them
     * @return this call
     */
    CommandCall allowExit(int... codes);

    /**
     * Runs it and waits for its end; what it leaves in the background is not waited for.
     *
     * @return what came of it
     * @throws CommandFailed when it exits with another code than the allowed ones, exceeds its time, or cannot be started
     */
    CommandResult run();

    /**
     * Starts it in the background, in a session of its own, and does not wait. Only in {@code update}, {@code open} and {@code
     * close}.
     *
     * @param output the file that its output is appended to
     * @return its process id; 0 in a prediction, where nothing is started
     * @throws CommandFailed when it cannot be started
     */
    long start(Path output);
}
