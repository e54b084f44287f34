package dev.launchway.library.user;

import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A file that ssh reads: of a user, in {@code ~/.ssh}, or of the system. That of another user is read and written as that user, so
 * that nothing which this user has put there, such as a symlink, misleads one who may more.
 */
final class SshFile {

    private static final FileMode DIRECTORY = FileMode.of(0700);
    private static final FileMode OWNERS = FileMode.of(0600);
    private static final FileMode PUBLIC = FileMode.of(0644);
    private static final int WRITABLE_FOR_OTHERS = 0022;

    private final String label;
    private final String user;
    private final String as;
    private final String home;
    private final Path path;
    private final boolean ofSystem;
    private Set<String> secrets = Set.of();

    private SshFile(String label, String user, String home, Path path, boolean ofSystem) {
        this.label = label;
        this.user = user;
        this.as = ofSystem ? "root" : user;
        this.home = home;
        this.path = path;
        this.ofSystem = ofSystem;
    }

    /**
     * A file of a user.
     *
     * @param label whose file it is, as the beginning of an error
     * @param user the user; {@code null} for that of the deployment
     * @param home the home directory; {@code null} for the usual one
     * @param name of the file, below {@code .ssh}
     */
    static SshFile ofUser(Configuration here, String label, String user, String home, String name) {
        if (user == null) {
            return new SshFile(label, null, null, here.map("~/.ssh/" + name), false);
        }
        String directory = home != null ? home : user.equals("root") ? "/root" : "/home/" + user;
        return new SshFile(label, user, directory, here.map(directory + "/.ssh/" + name), false);
    }

    /** A file of the system, for all of its users. */
    static SshFile ofSystem(Configuration here, String label, String path) {
        return new SshFile(label, null, null, here.map(path), true);
    }

    Path path() {
        return path;
    }

    /** Declares what is done with it; {@code secrets} are the names of those that it is to hold. */
    void declare(Configuration here, Set<String> names) {
        secrets = names;
        here.manage(path, Aspect.PART);
        if (as != null) {
            Privilege privilege = here.as(as);
            privilege.reads(path);
            privilege.writes(path, mode(), null, null);
            if (!ofSystem) {
                privilege.looksAt(path.getParent());
                privilege.createsDirectory(path.getParent());
                privilege.setsMode(path.getParent(), DIRECTORY);
            }
        }
    }

    /** What it holds, each char for a byte; empty where it is not there, and in a prediction that cannot know its user yet. */
    String read(Probe probe) {
        return isToCome(probe) ? "" : text(view(probe));
    }

    private String text(Probe view) {
        return view.status(path).isFile() ? new String(view.readBytes(path), StandardCharsets.ISO_8859_1) : "";
    }

    /**
     * Why it does not count as it is: sshd(8) passes over what others than its user could change.
     *
     * @return {@code null} where it does, or is not there
     */
    String problem(Probe probe) {
        if (ofSystem || isToCome(probe)) {
            return null;
        }
        Probe view = view(probe);
        String open = open(view, path.getParent());
        return open == null ? open(view, path) : open;
    }

    private String open(Probe view, Path file) {
        FileStatus status = view.status(file);
        if (!status.exists() || status.isSymlink() || (status.mode().bits() & WRITABLE_FOR_OTHERS) == 0) {
            return null;
        }
        return file + " can be changed by others, it has mode " + status.mode();
    }

    /** Fails where the user is not there, or has another home directory than was said, and where something else is in the way. */
    void check(Probe probe) {
        if (isToCome(probe)) {
            return;
        }
        if (user != null) {
            checkUser(probe);
        }
        Probe view = view(probe);
        FileStatus status = view.status(path);
        if (status.exists() && !status.isFile()) {
            throw inTheWay(view, path, status);
        }
    }

    private static IllegalStateException inTheWay(Probe view, Path at, FileStatus status) {
        return new IllegalStateException(
                Placement.describe(view, at, status) + ", where ssh is to find its file: move it away by hand");
    }

    private void checkUser(Probe probe) {
        Optional<String> actual = Accounts.home(probe, user);
        if (actual.isEmpty()) {
            throw new IllegalStateException(
                    label + " is for the user '" + user + "', who is not on this host: deploy a User before");
        }
        if (!Path.of(home).equals(Path.of(actual.get()))) {
            throw new IllegalStateException(label + ": the home directory of '" + user + "' is " + actual.get()
                    + " on this host, not " + home + ": say .home(\"" + actual.get() + "\")");
        }
        Path directory = path.getParent();
        FileStatus status = view(probe).status(directory);
        if (status.exists() && !status.isDirectory()) {
            throw inTheWay(view(probe), directory, status);
        }
    }

    /** Whether a prediction is for a user whom the same run makes. */
    private boolean isToCome(Probe probe) {
        return user != null && probe.predicting() && Accounts.user(probe, user).isEmpty();
    }

    void show(Probe probe, String before, String after) {
        ContentDiff.UTF_8.holding(secrets).show(probe, path, before.isEmpty() ? null : bytes(before), bytes(after));
    }

    /** Writes it, in a directory that is the user's alone. */
    void write(Target target, String text) {
        if (isToCome(target)) {
            return;
        }
        Target view = as == null ? target : target.as(as);
        Path directory = path.getParent();
        if (!ofSystem && (!view.exists(directory) || open(view, directory) != null)) {
            view.createDirectory(directory);
            view.setMode(directory, DIRECTORY);
        }
        view.write(path, bytes(text), mode());
    }

    private Probe view(Probe probe) {
        return as == null ? probe : probe.as(as);
    }

    private FileMode mode() {
        return ofSystem ? PUBLIC : OWNERS;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Text as this file holds it. */
    static String encoded(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
