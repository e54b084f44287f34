package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;

/** Changes modes, owners, groups and times of what is there. */
final class LocalAttributes {

    private final Accounts accounts;
    private final ParentDirectories parents;
    private final FixedEntry entries;
    private final PendingSync pending;

    LocalAttributes(Accounts accounts, ParentDirectories parents, FixedEntry entries, PendingSync pending) {
        this.accounts = accounts;
        this.parents = parents;
        this.entries = entries;
        this.pending = pending;
    }

    void touch(Path path) throws IOException {
        try {
            change(path, "touch", fixed -> {
                if (Stat.of(fixed).kind() == Kind.OTHER) {
                    throw new RefusedException(Placement.NOT_TOUCHED);
                }
                Files.getFileAttributeView(fixed, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(FileTime.from(Instant.now()), null, null);
            });
        } catch (IOException e) {
            throw FileTrouble.changing("touch", path, e);
        }
    }

    void setMode(Path path, FileMode mode) throws IOException {
        String doing = "set the mode of";
        try {
            change(path, doing, fixed -> {
                Stat there = Stat.of(fixed);
                if (there.kind() == Kind.SYMLINK) {
                    throw Placement.symlinkHasNoMode(path);
                }
                AccessLists.checkMask(fixed, there.permissions(), mode.bits());
                Modes.set(fixed, mode.bits());
            });
        } catch (IOException e) {
            throw FileTrouble.changing(doing, path, e);
        }
    }

    void setOwner(Path path, String owner) throws IOException {
        String doing = "give " + owner + " the ownership of";
        try {
            change(path, doing, fixed -> giveOwner(fixed, owner, path));
        } catch (IOException e) {
            throw FileTrouble.changing(doing, path, e);
        }
    }

    /** Of an entry that is held by another name than its path. */
    void giveOwner(Path fixed, String owner, Path path) throws IOException {
        UserPrincipal user = accounts.user(owner);
        try {
            owners(fixed).setOwner(user);
        } catch (FileSystemException e) {
            if (Accounts.self().equals(Placement.ROOT)) {
                throw e;
            }
            throw Placement.onlyRoot(owner, path, Accounts.self());
        }
    }

    void setGroup(Path path, String group) throws IOException {
        String doing = "give the group " + group + " the ownership of";
        try {
            change(path, doing, fixed -> giveGroup(fixed, group));
        } catch (IOException e) {
            throw FileTrouble.changing(doing, path, e);
        }
    }

    /** Of an entry that is held by another name than its path. */
    void giveGroup(Path fixed, String group) throws IOException {
        owners(fixed).setGroup(accounts.groupOf(group));
    }

    private void change(Path path, String doing, FixedEntry.Change change) throws IOException {
        try (ParentDirectory parent = parents.of(path)) {
            Stat there = Stat.of(parent.entry(path));
            if (there == null) {
                throw Placement.nothingThere(doing, path);
            }
            entries.change(parent, path, there, fixed -> {
                change.make(fixed);
                pending.attributes(parent, path, fixed, there.kind());
            });
        }
    }

    private static PosixFileAttributeView owners(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
