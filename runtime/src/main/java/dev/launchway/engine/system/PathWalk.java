package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Goes from {@code /} down to the directory of an entry, so that nobody but root and who runs this process decides where it
 * ends. A symlink is followed if it and the directory that holds it are in their hands, else refused. As long as they alone can
 * exchange the next directory, its name is good; from the first one on that others can exchange, each is held open.
 */
final class PathWalk {

    private static final Path TOP = Path.of("/");
    private static final int MOST_SYMLINKS = 40;

    private final Trust trust;
    private final Accounts accounts;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<Path> rest = new ArrayDeque<>();
    private int symlinks;

    private PathWalk(Trust trust, Accounts accounts) {
        this.trust = trust;
        this.accounts = accounts;
    }

    /** A directory on the way; {@code open} is {@code null} where the name is good. */
    private record Step(Path shown, Path place, Stat stat, OpenDirectory open) {}

    /** The directory that an absolute path is in, to be closed by who asks. */
    static ParentDirectory parentOf(Path path, Trust trust, Accounts accounts) throws IOException {
        PathWalk walk = new PathWalk(trust, accounts);
        boolean arrived = false;
        try {
            walk.go(path.normalize().getParent());
            arrived = true;
            Step last = walk.steps.pop();
            walk.close();
            return new ParentDirectory(last.shown(), last.place(), last.stat(), last.open(), trust);
        } finally {
            if (!arrived) {
                walk.close();
            }
        }
    }

    private void go(Path directory) throws IOException {
        begin();
        if (directory != null) {
            add(directory);
        }
        while (!rest.isEmpty()) {
            next(rest.pop());
        }
    }

    private void begin() throws IOException {
        close();
        steps.push(new Step(TOP, TOP, Stat.of(TOP), null));
    }

    /** Puts the names of a path before those that are left. */
    private void add(Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            rest.push(path.getName(i));
        }
    }

    private void next(Path name) throws IOException {
        String text = name.toString();
        if (text.equals("..")) {
            up();
        } else if (!text.isEmpty() && !text.equals(".")) {
            down(name);
        }
    }

    private void up() throws IOException {
        if (steps.size() > 1) {
            leave(steps.pop());
        }
    }

    private void down(Path name) throws IOException {
        Step here = steps.peek();
        Stat there = present(here, name);
        if (here.open() == null && !trust.fixes(here.stat(), there)) {
            here = held(here);
            there = present(here, name);
        }
        switch (there.kind()) {
            case DIRECTORY -> enter(here, name, there);
            case SYMLINK -> follow(here, name, there);
            default ->
                throw new NotDirectoryException(here.shown().resolve(name).toString());
        }
    }

    private static Stat present(Step here, Path name) throws IOException {
        Stat there = Stat.of(here.place().resolve(name));
        if (there == null) {
            throw new NoSuchFileException(here.shown().resolve(name).toString());
        }
        return there;
    }

    /** Holds open a directory that was reached by name. */
    private Step held(Step here) throws IOException {
        try {
            OpenDirectory open = OpenDirectory.at(here.place());
            steps.pop();
            return push(here.shown(), open);
        } catch (AccessDeniedException e) {
            throw mayNotRead(here.shown(), e);
        }
    }

    private void enter(Step here, Path name, Stat there) throws IOException {
        Path shown = here.shown().resolve(name);
        if (here.open() == null) {
            steps.push(new Step(shown, here.place().resolve(name), there, null));
            return;
        }
        try {
            push(shown, here.open().inner(name));
        } catch (AccessDeniedException e) {
            throw mayNotRead(shown, e);
        }
    }

    private Step push(Path shown, OpenDirectory open) throws IOException {
        boolean done = false;
        try {
            steps.push(new Step(shown, open.place(), open.stat(), open));
            done = true;
            return steps.peek();
        } finally {
            if (!done) {
                open.close();
            }
        }
    }

    private static RefusedException mayNotRead(Path directory, IOException cause) {
        return new RefusedException(
                "user " + Accounts.self() + " may not read " + directory
                        + ", which is needed below a directory that other users can change: allow it, or write elsewhere",
                cause);
    }

    private void follow(Step here, Path name, Stat link) throws IOException {
        Path at = here.place().resolve(name);
        Path to = Files.readSymbolicLink(at);
        Path shown = here.shown().resolve(name);
        if (!trust.owns(link)) {
            throw RefusedException.symlink(shown, to, "its owner " + accounts.owner(at, link.uid()));
        }
        if (!trust.fixes(here.stat(), link)) {
            throw RefusedException.symlink(shown, to, whoeverWrites(here));
        }
        if (++symlinks > MOST_SYMLINKS) {
            throw new RefusedException(shown + " is a symlink that leads round in a circle");
        }
        if (to.isAbsolute()) {
            begin();
        }
        add(to);
    }

    private String whoeverWrites(Step here) throws IOException {
        return trust.owns(here.stat())
                ? "others who may write in " + here.shown()
                : accounts.owner(here.place().resolve("."), here.stat().uid()) + ", the owner of " + here.shown() + ",";
    }

    private void close() throws IOException {
        while (!steps.isEmpty()) {
            leave(steps.pop());
        }
    }

    private static void leave(Step left) throws IOException {
        if (left.open() != null) {
            left.open().close();
        }
    }
}
