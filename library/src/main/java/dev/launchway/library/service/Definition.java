package dev.launchway.library.service;

import dev.launchway.api.Secret;
import dev.launchway.library.component.ActingUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a service is, whoever runs it.
 *
 * @param name what it is called
 * @param header the line at the top of files that are written for it
 * @param course how it is started, reloaded and ended
 * @param directory where it runs
 * @param user as whom; {@code null} for the user of the deployment
 * @param group with which group; {@code null} for that of the user
 * @param environment variables that may be seen
 * @param secrets variables that may not
 * @param restart when it is started again
 * @param restartDelay how long after it ended
 * @param limits what it may use
 * @param after units that are started before
 * @param requires units without which it does not run
 * @param unitLines further lines of a systemd unit
 * @param log the file for both outputs; {@code null} for the manager's own place
 * @param places where its files are
 * @param actor who reaches the system's systemd; {@link ActingUser#NONE} for the user of the deployment
 */
record Definition(
        String name,
        String header,
        Course course,
        Path directory,
        String user,
        String group,
        Map<String, String> environment,
        Map<String, Secret> secrets,
        Restart restart,
        Duration restartDelay,
        Limits limits,
        List<String> after,
        List<String> requires,
        List<UnitLine> unitLines,
        Path log,
        Places places,
        ActingUser actor) {

    /**
     * How it is started, reloaded and ended.
     *
     * @param argv the program and its arguments; empty for one that is only removed
     * @param reload a command that makes it read its files again; empty for none
     * @param reloadSignal a signal that does, without {@code SIG}; empty for none
     * @param stopSignal the signal that ends it, without {@code SIG}
     * @param startTimeout how long it may take to be ready
     * @param stopTimeout how long it may take to end
     */
    record Course(
            List<String> argv,
            List<String> reload,
            String reloadSignal,
            String stopSignal,
            Duration startTimeout,
            Duration stopTimeout) {

        /** The same, with a program that is named by a relative path in its place. */
        Course in(Path directory) {
            return new Course(
                    Names.resolved(argv, directory), reload, reloadSignal, stopSignal, startTimeout, stopTimeout);
        }
    }

    List<String> argv() {
        return course.argv();
    }

    List<String> reload() {
        return course.reload();
    }

    String reloadSignal() {
        return course.reloadSignal();
    }

    String stopSignal() {
        return course.stopSignal();
    }

    Duration startTimeout() {
        return course.startTimeout();
    }

    Duration stopTimeout() {
        return course.stopTimeout();
    }

    /** A file of its own in the work directory. */
    Path own(String suffix) {
        return places.own().resolve(name + suffix);
    }

    /** The file for both outputs where the manager has no place for them. */
    Path logFile() {
        return log == null ? places.own().resolveSibling(name + ".log") : log;
    }

    /** As whom a unit lets it run; {@code null} for the user that the systemd is of. */
    String unitUser() {
        if (actor.isOther()) {
            return user == null ? self() : user;
        }
        return changesUser() ? user : null;
    }

    /** Whether it can be told to read its files again. */
    boolean reloads() {
        return !reload().isEmpty() || !reloadSignal().isEmpty();
    }

    boolean changesUser() {
        return (user != null && !user.equals(self())) || group != null;
    }

    /** The user of the deployment, on the target. */
    static String self() {
        return System.getProperty("user.name");
    }

    static boolean isRoot() {
        return "root".equals(self());
    }
}
