package dev.launchway.engine.apply;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.engine.facts.StoredFacts;
import dev.launchway.engine.system.SystemAccess;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** The tool's own directory below a target directory. */
final class StateDirectory {

    private static final FileMode OWNER_ONLY = new FileMode(0700);
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private final Path base;
    private final Path path;

    StateDirectory(Path base) {
        this.base = base;
        this.path = base.resolve(".launchway");
    }

    Path base() {
        return base;
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** The commands that run. */
    Path commands() {
        return path.resolve("commands");
    }

    /** What the verifies of root components were shown. */
    StoredFacts facts() {
        return new StoredFacts(path);
    }

    Path journal() {
        return path.resolve("journal");
    }

    /** Whether, as far as files tell, no run is at work, and none has left something that it had not ended. */
    boolean isIdle() {
        return isEmpty(lock()) && isEmpty(commands()) && isEmpty(journal());
    }

    private static boolean isEmpty(Path file) {
        return file.toFile().length() == 0;
    }

    /** Makes it, for its owner alone, in a directory that can be written to. */
    void create(SystemAccess system) throws TargetUnfitException {
        try {
            system.createDirectory(base);
            system.checkWritable(base);
            FileStatus found = system.status(path);
            if (found.isSymlink()) {
                throw new TargetUnfitException(
                        path + " is a symlink; it must be a directory of its own, remove it", null);
            }
            system.createDirectory(path);
            checkOwner();
            if (found.mode().bits() != OWNER_ONLY.bits()) {
                system.setMode(path, OWNER_ONLY);
            }
            system.checkWritable(path);
        } catch (IOException e) {
            throw new TargetUnfitException(e.getMessage(), e);
        }
    }

    /** What others have made says what they want. */
    private void checkOwner() throws IOException, TargetUnfitException {
        UserPrincipal owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
        UserPrincipal self = Files.exists(THIS_PROCESS) ? Files.getOwner(THIS_PROCESS) : owner;
        if (!owner.equals(self)) {
            throw new TargetUnfitException(
                    path + " belongs to " + owner.getName() + ", and this run is one of " + self.getName() + ": run as "
                            + owner.getName() + ", or give the directory to " + self.getName(),
                    null);
        }
    }

    SetAside setAside() {
        return new SetAside(path);
    }

    static TargetUnfitException unfit(String what, IOException e) {
        return new TargetUnfitException(what + ": " + reason(e), e);
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
