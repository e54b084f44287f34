package dev.launchway.engine.apply;

import dev.launchway.engine.apply.JournalRecord.Began;
import dev.launchway.engine.apply.JournalRecord.Changed;
import dev.launchway.engine.apply.JournalRecord.Damaged;
import dev.launchway.engine.apply.JournalRecord.Finished;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers which components changed until every root has finished since, so that a killed run's restarts are made up for.
 *
 * <p>A text file: a line with its version, then one record a line, appended before the change begins. What is appended survives
 * the end of this process at once. A power failure may take it; therefore the first change of a root waits until the disk has
 * said yes to a record that names this boot of the machine. Found by a later boot, it makes all of the root pending.
 */
final class Journal implements AutoCloseable {

    private static final String VERSION = "launchway-journal 1";
    private static final int LEVELS = 3;

    /** The text of one whose records are not known. */
    static final String UNREADABLE = VERSION + "\n" + JournalRecord.line(new Damaged());

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path file;
    private final String boot;
    private final JournalState state;
    private final Set<String> begun = new HashSet<>();
    private long length;
    private boolean rewrite;
    private FileOutputStream out;

    private Journal(Path file, String boot, JournalState state, long length, boolean rewrite) {
        this.file = file;
        this.boot = boot;
        this.state = state;
        this.length = length;
        this.rewrite = rewrite;
    }

    /** Reads a journal; nothing is written before the first change. */
    static Journal open(Path file) throws IOException {
        return open(file, bootId());
    }

    static Journal open(Path file, String boot) throws IOException {
        String text;
        try {
            boolean foreign = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            text = foreign ? UNREADABLE : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return new Journal(file, boot, new JournalState(List.of(), boot), 0, true);
        }
        int end = text.lastIndexOf('\n') + 1;
        List<JournalRecord> records = new ArrayList<>();
        boolean known = text.startsWith(VERSION + "\n");
        if (known) {
            String complete =
                    new String(text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            for (String line : complete.substring(VERSION.length() + 1).split("\n", -1)) {
                if (!line.isEmpty()) {
                    records.add(JournalRecord.parse(line));
                }
            }
        } else if (!text.isEmpty()) {
            records.add(new Damaged());
        }
        boolean whole = known && end == text.length();
        return new Journal(file, boot, new JournalState(records, boot), text.length(), !whole);
    }

    private static String bootId() {
        try {
            return Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether nothing is recorded for any root. */
    boolean isEmpty() {
        return state.records().isEmpty();
    }

    Pending pendingFor(String root) {
        return state.pendingFor(root);
    }

    /** To be called before a component changes. */
    void changing(String root, String id) throws IOException {
        if (begun.contains(root)) {
            append(new Changed(root, id));
            return;
        }
        if (state.hasBegun(root)) {
            append(new Changed(root, id));
        } else {
            append(new Began(root, boot), new Changed(root, id));
        }
        out.getFD().sync();
        begun.add(root);
    }

    /** To be called when a root has finished without failure, and what it wrote is on the disk. */
    void finished(String root) throws IOException {
        if (!state.hasNewsFor(root)) {
            return;
        }
        if (out != null) {
            out.getFD().sync();
        }
        append(new Finished(root));
    }

    /** To be called at the end of a run: forgets what no root needs to know any more. */
    void settle(Collection<String> allRoots, Collection<String> finishedRoots) throws IOException {
        for (String root : finishedRoots) {
            if (state.hasNewsFor(root)) {
                append(new Finished(root));
            }
        }
        List<JournalRecord> needed = state.needed(allRoots);
        if (needed.equals(state.records())) {
            return;
        }
        if (needed.isEmpty()) {
            close();
            Files.deleteIfExists(file);
            length = 0;
            rewrite = true;
        } else {
            replace(needed);
        }
    }

    private void append(JournalRecord... items) throws IOException {
        if (rewrite) {
            replace(state.records());
        }
        if (out == null) {
            out = new FileOutputStream(file.toFile(), true);
        }
        StringBuilder text = new StringBuilder();
        for (JournalRecord item : items) {
            text.append(JournalRecord.line(item));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
        } catch (IOException e) {
            undo(e);
            throw new IOException("cannot write " + file + ": " + StateDirectory.reason(e), e);
        }
        length += bytes.length;
        for (JournalRecord item : items) {
            state.add(item);
        }
    }

    /** Takes back half a record; where that fails too, the next one goes to a new file. */
    private void undo(IOException problem) {
        try {
            out.getChannel().truncate(length);
        } catch (IOException e) {
            problem.addSuppressed(e);
            rewrite = true;
        }
    }

    private void replace(List<JournalRecord> records) throws IOException {
        close();
        StringBuilder text = new StringBuilder(VERSION + "\n");
        for (JournalRecord item : records) {
            text.append(JournalRecord.line(item));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Path temporary = file.resolveSibling("journal.new");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileOutputStream stream = new FileOutputStream(temporary.toFile())) {
                stream.write(bytes);
                stream.getFD().sync();
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectories();
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + StateDirectory.reason(e), e);
        }
        length = bytes.length;
        rewrite = false;
    }

    /** The state directory, the target directory and the one that holds it: a first run has made them. */
    private void forceDirectories() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        for (int level = 0; level < LEVELS && directory != null; level++, directory = directory.getParent()) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (AccessDeniedException e) {
                // Not this user's: it was there before.
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
