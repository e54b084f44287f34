package dev.launchway.library.archive;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Target;
import java.nio.file.Path;

/**
 * To whom what is unpacked belongs.
 *
 * @param owner a name or a number; {@code null} for who runs the deployment
 * @param group a name or a number; {@code null} for what the system gives
 */
record Ownership(String owner, String group) {

    /** Whether it is so: by name, or as it came out when it was given by number. */
    boolean holds(FileStatus now, Manifest.Entry known) {
        return holds(owner, now.owner(), known == null ? null : known.owner())
                && holds(group, now.group(), known == null ? null : known.group());
    }

    private static boolean holds(String wanted, String now, String known) {
        return wanted == null || now.equals(wanted) || now.equals(known);
    }

    void give(Target target, Path path) {
        if (group != null) {
            target.setGroup(path, group);
        }
        if (owner != null) {
            target.setOwner(path, owner);
        }
    }

    @Override
    public String toString() {
        return (owner == null ? "" : owner) + ":" + (group == null ? "" : group);
    }
}
