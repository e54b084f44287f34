package dev.launchway.library.service;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The user and the group that a service runs as: whether they are there, and whether they get to what they are to run.
 *
 * @param service what is to run as them
 */
record Account(Definition service) {

    private static final Duration USUAL = Duration.ofSeconds(60);

    /** Of getent(1): a key is not in the database. */
    private static final int NOT_FOUND = 2;

    private static final int OTHERS = 0011;
    private static final int OWNER = 0100;

    /** Fails where the host does not know them. A prediction does not ask: the same run may make them. */
    void checkKnown(Target target) {
        checkKnown(target, "passwd", "user", service.user());
        checkKnown(target, "group", "group", service.group());
    }

    private void checkKnown(Target target, String database, String what, String name) {
        if (name == null || target.predicting()) {
            return;
        }
        int code = target.command("getent", database, name)
                .directory(Path.of("/"))
                .timeout(USUAL)
                .allowExit(0, NOT_FOUND)
                .run()
                .exitCode();
        if (code == NOT_FOUND) {
            throw new IllegalStateException(asked(what, name) + ", and this host has no such " + what
                    + ": make it before, or name another one");
        }
    }

    /**
     * Fails where the user certainly cannot get to a path, by the permission bits of the directories above it: path_resolution(7),
     * "search permission". Where they let a group in, or an access control list, it is left to the system.
     */
    void checkPasses(Probe probe, Path path) {
        if (service.user() == null || !service.changesUser() || service.user().equals("root")) {
            return;
        }
        for (Path directory = path.getParent(); directory != null; directory = directory.getParent()) {
            FileStatus status = probe.status(directory);
            boolean owns = service.user().equals(status.owner());
            if (status.isDirectory() && (status.mode().bits() & (owns ? OWNER : OTHERS)) == 0) {
                throw new IllegalStateException(
                        asked("user", service.user()) + ", who may not pass " + directory
                                + " (mode " + status.mode() + "), and " + path
                                + " is below it: let that user pass, or deploy to"
                                + " a directory that all may pass, by target-directory = \"/srv/deployment\" of the environment");
            }
        }
    }

    private String asked(String what, String name) {
        return "Service(\"" + service.name() + "\") is to run as " + what + " '" + name + "'";
    }
}
