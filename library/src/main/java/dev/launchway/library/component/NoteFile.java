package dev.launchway.library.component;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a component remembers from run to run, as lines of a file of the work directory: how far it came, and what it made something
 * of. It is written at once, and belongs to its owner alone. One that was damaged counts as none.
 *
 * @param path the file
 * @param format the first line, which says what the others are: {@code launchway build 1}
 */
public record NoteFile(Path path, String format) {

    private static final FileMode OWNER_ONLY = FileMode.of(0600);
    private static final String END = "end";
    private static final int HASH_LENGTH = 16;

    /**
     * The note about something.
     *
     * @param here what {@code configure} was given
     * @param directory for all notes of this kind, in the work directory: {@code .built}
     * @param subject what it is about, in full
     * @param format the first line of the file
     * @return the note
     */
    public static NoteFile about(Configuration here, String directory, String subject, String format) {
        String hash = Sha256.hex(subject.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LENGTH);
        return new NoteFile(here.workdir().resolve(directory).resolve(hash), format);
    }

    /**
     * Reads it.
     *
     * @param probe the target
     * @return the lines after the first one; empty where there is no such file, or not all of it
     */
    public Optional<List<String>> read(Probe probe) {
        if (!probe.status(path).isFile()) {
            return Optional.empty();
        }
        List<String> lines = probe.read(path).lines().toList();
        int last = lines.size() - 1;
        boolean whole =
                last > 0 && lines.get(0).equals(format) && lines.get(last).equals(END);
        return whole ? Optional.of(lines.subList(1, last)) : Optional.empty();
    }

    /**
     * Writes it.
     *
     * @param target the target
     * @param lines what is to be remembered, without line breaks
     */
    public void write(Target target, List<String> lines) {
        List<String> all = new ArrayList<>();
        all.add(format);
        all.addAll(lines);
        all.add(END);
        target.createDirectory(path.getParent());
        String text = String.join("\n", all) + "\n";
        target.write(path, text.getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
    }
}
