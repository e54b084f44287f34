package dev.launchway.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a component may do as another user, said in {@code configure}: each call declares one thing, and nothing else is done as
 * that user. {@code plan ENV --sudoers} prints what is declared as rules for {@code sudo}.
 *
 * <pre>{@code
 * void configure(Configuration here) {
 *     site = here.map("/etc/nginx/conf.d/shop.conf");
 *     here.as("root").writes(site, FileMode.of(0644), null, null).timeout(Duration.ofMinutes(1)).runs("nginx", "-t");
 * }
 *
 * void update(Target target) {
 *     target.as("root").write(site, content, FileMode.of(0644));
 *     target.as("root").run("nginx", "-t");
 * }
 * }</pre>
 *
 * <p>A command is declared with all of its arguments, which everybody on the host can read and which are compared word by word: what
 * changes from run to run goes to its standard input. A path must not lie where the user of the deployment can exchange it.
 *
 * <p>Nothing of this needs a rule on a host where the deployment runs as that user.
 */
public interface Privilege {

    /**
     * Gives the commands that are declared from now on an environment variable, which {@link CommandCall#env(String, String)} sets
     * to the same value when they run. It is an argument of {@code env} then, and no place for a secret.
     *
     * @param name the variable
     * @param value its value
     * @return another declaration, for the commands with the variable
     */
    Privilege env(String name, String value);

    /**
     * Gives the commands that are declared from now on a secret on a file descriptor, as {@link CommandCall#secretFd} does when they run.
     *
     * @param descriptor 3 to 9
     * @return another declaration, for the commands with the descriptor
     * @throws IllegalArgumentException for another descriptor
     */
    Privilege secretFd(int descriptor);

    /**
     * Says how long the commands that are declared from now on may take, as {@link CommandCall#timeout} does when they run: what a
     * run cannot end then, {@code sudo} ends.
     *
     * @param longest more than zero
     * @return another declaration, for the commands with the limit
     */
    Privilege timeout(Duration longest);

    /**
     * Declares a command.
     *
     * @param argv the program and its arguments
     * @return this
     * @throws IllegalArgumentException for arguments that no rule of sudo can name: with an end of a line, or another control
     *     character
     */
    Privilege runs(String... argv);

    /**
     * Declares a command.
     *
     * @param argv the program and its arguments
     * @return this
     * @see #runs(String...)
     */
    Privilege runs(List<String> argv);

    /**
     * Declares a command that makes or changes what stands at a path, as {@code mount} does: nobody but root and the user may be
     * able to exchange the directories above it, as with files that are written.
     *
     * @param path absolute, as {@link Configuration#map} gives it
     * @param argv the program and its arguments
     * @return this
     * @see #runs(String...)
     */
    Privilege runsOn(Path path, List<String> argv);

    /**
     * Declares that what stands at a path is looked at: whether it is there, its mode, its owner. Where the user of the deployment may
     * do so too, it is done without, and need not be declared.
     *
     * @param path a mapped path
     * @return this
     */
    Privilege looksAt(Path path);

    /**
     * Declares that what stands at a path is looked at, and a file there read. Where the user of the deployment may do so too, it is
     * done without, and need not be declared.
     *
     * @param path a mapped path
     * @return this
     */
    Privilege reads(Path path);

    /**
     * Declares that the names in a directory are read.
     *
     * @param directory a mapped path
     * @return this
     */
    Privilege lists(Path directory);

    /**
     * Declares that a file is written, by one of the methods {@link Target#write(Path, byte[])}; reading it is part of that.
     *
     * @param path a mapped path
     * @param mode the mode that it is written with; {@code null} for that of the file that is replaced, 0644 for a new one
     * @param owner the owner that it is written with; {@code null} for the user
     * @param group the group that it is written with; {@code null} for that of the user
     * @return this
     */
    Privilege writes(Path path, FileMode mode, String owner, String group);

    /**
     * Declares that a file is written by {@link Target#writeInPlace}.
     *
     * @param path a mapped path
     * @return this
     */
    Privilege writesInPlace(Path path);

    /**
     * Declares that a directory is made, and those above it.
     *
     * @param path a mapped path
     * @return this
     */
    Privilege createsDirectory(Path path);

    /**
     * Declares that a symlink is made.
     *
     * @param link a mapped path
     * @param to where it points, written as it is
     * @return this
     */
    Privilege links(Path link, Path to);

    /**
     * Declares that what stands at a path is removed: a directory with all in it.
     *
     * @param path a mapped path
     * @return this
     */
    Privilege deletes(Path path);

    /**
     * Declares that permission bits are set.
     *
     * @param path a mapped path
     * @param mode the bits
     * @return this
     */
    Privilege setsMode(Path path, FileMode mode);

    /**
     * Declares that an owner is set.
     *
     * @param path a mapped path
     * @param owner a user's name or number
     * @return this
     */
    Privilege setsOwner(Path path, String owner);

    /**
     * Declares that a group is set.
     *
     * @param path a mapped path
     * @param group a group's name or number
     * @return this
     */
    Privilege setsGroup(Path path, String group);
}
