package dev.launchway.library.service;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that a service manager reads.
 *
 * @param path where it is
 * @param content its text
 * @param mode its permission bits
 * @param secret whether it holds secrets, and is not shown
 * @param actor who writes it
 */
record ServiceFile(Path path, String content, FileMode mode, boolean secret, ActingUser actor) {

    private static final FileMode FOR_ALL = FileMode.of(0644);
    private static final FileMode OWNERS = FileMode.of(0600);

    static ServiceFile open(Path path, String content) {
        return new ServiceFile(path, content, FOR_ALL, false, ActingUser.NONE);
    }

    static ServiceFile secret(Path path, String content, boolean holdsSecrets) {
        return new ServiceFile(path, content, OWNERS, holdsSecrets, ActingUser.NONE);
    }

    /** Declares that another user writes an open one. */
    static void declare(Privilege rights, Path path) {
        rights.writes(path, FOR_ALL, null, null).createsDirectory(path.getParent());
    }

    /** The same, written by another user. */
    ServiceFile writtenBy(ActingUser user) {
        return new ServiceFile(path, content, mode, secret, user);
    }

    /** Whether it is not there, or is another one; shows how. */
    boolean differs(Probe probe) {
        FileStatus now = probe.status(path);
        Placement.checkReplaceable(probe, path, now, "a file");
        byte[] before = now.isFile() ? probe.readBytes(path) : null;
        byte[] after = bytes();
        if (Arrays.equals(before, after) && now.mode().equals(mode)) {
            return false;
        }
        new ContentDiff(StandardCharsets.UTF_8, false, secret).show(probe, path, before, after);
        return true;
    }

    void write(Target deployment) {
        Target target = actor.on(deployment);
        Placement.createParent(target, path, true);
        target.write(path, bytes(), mode);
    }

    private byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
