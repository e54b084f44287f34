package dev.launchway.engine.system;

import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Judges a path that another user is to write at: every directory above it must be in the hands of root or of that user. Were one in
 * those of the user of the deployment, whoever can call {@code sudo} as that one could lead the write anywhere by a symlink.
 */
final class TrustedPlace {

    private static final int OTHERS_WRITE = 0022;
    private static final int MOST_SYMLINKS = 40;

    private TrustedPlace() {}

    /** Refuses a path whose entry others can exchange. */
    static void check(Path path, String user) throws IOException {
        Deque<Path> rest = new ArrayDeque<>();
        add(path.normalize().getParent(), rest);
        walk(path, rest, user);
    }

    /** Refuses a path that others can exchange, what a symlink there leads to included. */
    static Stat checkToTheEnd(Path path, String user) throws IOException {
        Deque<Path> rest = new ArrayDeque<>();
        add(path.normalize(), rest);
        return walk(path, rest, user);
    }

    /** Refuses a program that others can exchange or change. */
    static void checkProgram(Path path, String user) throws IOException {
        Stat program = checkToTheEnd(path, user);
        if (program == null || program.kind() != Kind.FILE) {
            return;
        }
        String owner = program.uid() == 0 ? Placement.ROOT : new Accounts().owner(path, program.uid());
        boolean open = (program.permissions() & OTHERS_WRITE) != 0;
        if (open || !(owner.equals(Placement.ROOT) || owner.equals(user))) {
            throw new FileProblemException("cannot run " + path + " as " + user + ": "
                    + (open ? "others than its owner may write it" : "it belongs to " + owner)
                    + "; give it to " + either(user) + ", and let nobody else write it");
        }
    }

    /** What it comes to; {@code null} for nothing, or where this process does not get to. */
    private static Stat walk(Path path, Deque<Path> rest, String user) throws IOException {
        Accounts accounts = new Accounts();
        Path here = Path.of("/");
        int symlinks = 0;
        while (true) {
            Stat stat;
            try {
                stat = Stat.of(here);
            } catch (AccessDeniedException e) {
                return null; // nor can the user of the deployment get there
            }
            if (stat == null) {
                return null;
            }
            if (stat.kind() == Kind.SYMLINK) {
                checkOwner(here, stat, user, accounts, path);
                if (++symlinks > MOST_SYMLINKS) {
                    throw new RefusedException(here + " is a symlink that leads round in a circle");
                }
                Path to;
                try {
                    to = Files.readSymbolicLink(here);
                } catch (NoSuchFileException e) {
                    return null;
                }
                add(to, rest);
                here = to.isAbsolute() ? Path.of("/") : here.getParent();
                continue;
            }
            if (stat.kind() != Kind.DIRECTORY) {
                return stat;
            }
            checkOwner(here, stat, user, accounts, path);
            if ((stat.permissions() & OTHERS_WRITE) != 0) {
                boolean group = (stat.permissions() & 0002) == 0;
                String who = group ? "the group " + accounts.group(here, stat.gid()) : "everybody";
                if (!(group && stat.gid() == 0)) {
                    throw refused(path, user, who + " may write in " + here);
                }
            }
            if (rest.isEmpty()) {
                return stat;
            }
            Path name = rest.pop();
            here = name.toString().equals("..") && here.getParent() != null
                    ? here.getParent()
                    : here.resolve(name).normalize();
        }
    }

    private static void add(Path path, Deque<Path> rest) {
        for (int i = path == null ? -1 : path.getNameCount() - 1; i >= 0; i--) {
            rest.push(path.getName(i));
        }
    }

    private static void checkOwner(Path here, Stat stat, String user, Accounts accounts, Path path) throws IOException {
        String owner = stat.uid() == 0 ? Placement.ROOT : accounts.owner(here, stat.uid());
        if (stat.uid() != 0 && !owner.equals(user)) {
            throw refused(path, user, here + " belongs to " + owner);
        }
    }

    private static FileProblemException refused(Path path, String user, String why) {
        return new FileProblemException("cannot change " + path + " as " + user + ": " + why
                + ", who could lead that anywhere; name a place in directories of " + either(user)
                + ", or let nobody else write there");
    }

    private static String either(String user) {
        return user.equals(Placement.ROOT) ? Placement.ROOT : Placement.ROOT + " or " + user;
    }
}
