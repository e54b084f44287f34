package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.Path;

/** What a machine would refuse of a prediction: by what is really there, and by what the prediction has put there. */
final class OverlayChecks {

    private final SystemAccess real;
    private final OverlayTree tree;
    private final String user;

    OverlayChecks(SystemAccess real, OverlayTree tree, String user) {
        this.real = real;
        this.tree = tree;
        this.user = user;
    }

    /** What the machine would refuse, as far as it is still as it really is. */
    void change(Path path, Path place, Change change, FileMode mode) throws IOException {
        Path visible = path.normalize();
        while (tree.hidden(tree.place(visible)) && visible.getParent() != null) {
            visible = visible.getParent();
        }
        boolean itself = visible.equals(path.normalize()) && !tree.differs(place);
        real.checkChange(visible, itself ? change : Change.ENTRY, mode);
    }

    FileStatus replaceable(String doing, Path path, Path place) throws IOException {
        FileStatus there = tree.status(place);
        boolean empty = there.kind() == Kind.DIRECTORY && tree.names(place).isEmpty();
        Placement.check(doing, path, there.kind(), empty);
        parent(doing, path, place);
        return there;
    }

    FileStatus existing(String doing, Path path, Path place) throws IOException {
        FileStatus there = tree.status(place);
        if (!there.exists()) {
            throw Placement.nothingThere(doing, path);
        }
        return there;
    }

    void own(String doing, Path path, FileStatus there) throws FileProblemException {
        if (!user.equals(Placement.ROOT) && !user.equals(there.owner())) {
            throw new FileProblemException(
                    "cannot " + doing + " " + path + ": it belongs to " + there.owner() + ", not to user " + user);
        }
    }

    void parent(String doing, Path path, Path place) throws IOException {
        Path parent = place.getParent();
        if (tree.status(parent).isDirectory()) {
            writable(parent);
            return;
        }
        Path ancestor = path.normalize().getParent();
        while (!tree.status(tree.place(ancestor)).exists()) {
            ancestor = ancestor.getParent();
        }
        String why = Placement.noDirectory(path.getParent());
        if (!tree.status(tree.follow(ancestor)).isDirectory()) {
            why = tree.status(tree.place(ancestor)).isSymlink()
                    ? Placement.symlinkToNoDirectory(ancestor)
                    : Placement.fileForDirectory(ancestor);
        }
        throw new FileProblemException("cannot " + doing + " " + path + ": " + why);
    }

    void writable(Path directory) throws IOException {
        Path place = tree.follow(directory);
        if (!tree.status(place).isDirectory()) {
            throw new FileProblemException("cannot write in " + directory + ": " + Placement.noDirectory(directory));
        }
        if (!tree.differs(place)) {
            real.checkWritable(place);
        }
    }
}
