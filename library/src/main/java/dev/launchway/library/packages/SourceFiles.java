package dev.launchway.library.packages;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a repository: they change together, or not at all.
 *
 * @param source what says where it is
 * @param keyring the keys that sign it
 */
record SourceFiles(Path source, Path keyring) {

    private static final FileMode MODE = FileMode.of(0644);

    /** Says in {@code configure} what becomes of them. */
    void declare(Configuration here) {
        Privilege root = here.as("root");
        root.createsDirectory(keyring.getParent());
        for (Path path : List.of(source, keyring)) {
            here.manage(path, Aspect.CONTENT);
            root.writes(path, MODE, null, null);
            root.deletes(path);
        }
    }

    boolean areThere(Probe probe) {
        return probe.exists(source) || probe.exists(keyring);
    }

    /** What the source says; {@code null} where there is none, or others may write it. */
    byte[] source(Probe probe) {
        return content(probe, source);
    }

    /** The keys; {@code null} where there are none, or others may write them. */
    byte[] keyring(Probe probe) {
        return content(probe, keyring);
    }

    private static byte[] content(Probe probe, Path path) {
        FileStatus now = probe.status(path);
        return now.isFile() && now.mode().equals(MODE) ? probe.readBytes(path) : null;
    }

    void delete(Target target) {
        target.as("root").delete(source);
        target.as("root").delete(keyring);
    }

    /** Writes both, and puts back what was there when they cannot be used; a key of {@code null} is not known in a prediction. */
    void replace(Target target, byte[] text, byte[] keys, Runnable use) {
        Target root = target.as("root");
        byte[] formerText = source(target);
        byte[] formerKeys = keyring(target);
        if (!target.exists(keyring.getParent())) {
            root.createDirectory(keyring.getParent());
        }
        if (keys != null) {
            root.write(keyring, keys, MODE);
        }
        root.write(source, text, MODE);
        try {
            use.run();
        } catch (CommandFailed e) {
            putBack(root, source, formerText);
            putBack(root, keyring, formerKeys);
            throw e;
        }
    }

    private static void putBack(Target root, Path path, byte[] former) {
        if (former == null) {
            root.delete(path);
        } else {
            root.write(path, former, MODE);
        }
    }
}
