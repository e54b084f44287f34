package dev.launchway.engine.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves what stands where the tool's own files belong, and is something else, out of the way. Nothing is deleted: it stays in the
 * tool's own directory under another name.
 */
public final class SetAside {

    private static final List<String> FILES =
            List.of("commands", "journal.new", "deployed", "deployed.new", "java", "verified");
    private static final List<String> DIRECTORIES = List.of("layers", "archives", "runtimes", "plans", "facts");

    private final Path state;
    private final List<String> remarks = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param state the tool's own directory below a target directory
     */
    public SetAside(Path state) {
        this.state = state;
    }

    /** Makes way for a lock. Another run may do so at the same time: what has become its lock meanwhile is given back. */
    void lock() throws IOException {
        Path lock = state.resolve("lock");
        if (isFile(lock)) {
            return;
        }
        Path aside = move(lock);
        if (Files.isRegularFile(aside, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(aside, lock);
        } else {
            remark(lock, aside);
        }
    }

    /** Makes way for everything else. What a journal said that is none is not known. */
    void others() throws IOException {
        for (String name : FILES) {
            if (!isFile(state.resolve(name))) {
                entry(state.resolve(name));
            }
        }
        for (String name : DIRECTORIES) {
            Path directory = state.resolve(name);
            if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                entry(directory);
            }
        }
        Path journal = state.resolve("journal");
        if (!isFile(journal)) {
            entry(journal);
            Files.writeString(journal, Journal.UNREADABLE, StandardCharsets.UTF_8);
        }
    }

    /** Whether a file of ours may stand there, or does. */
    private static boolean isFile(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /**
     * Moves something out of the way.
     *
     * @param foreign what is in the tool's own directory, or below it
     * @throws IOException when it cannot be moved
     */
    public void entry(Path foreign) throws IOException {
        remark(foreign, move(foreign));
    }

    private Path move(Path foreign) throws IOException {
        for (int number = 1; true; number++) {
            Path aside = state.resolve("set-aside-" + foreign.getFileName() + "-" + number);
            if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                return Files.move(foreign, aside, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private void remark(Path foreign, Path aside) {
        remarks.add("there was something foreign at .launchway/" + state.relativize(foreign)
                + "; it is called .launchway/" + aside.getFileName() + " now");
    }

    /**
     * What has been moved.
     *
     * @return a sentence each
     */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
