package dev.launchway.engine.system;

import dev.launchway.text.Moments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A command that runs, or did so when the run that started it was killed: a line of a file that the next run finds.
 *
 * @param pid its process id, and that of its session
 * @param identity what tells its process from a later one with the same id
 * @param since when it was started, in ISO 8601, UTC
 * @param command the program and its arguments, for people
 */
public record UnfinishedCommand(long pid, String identity, String since, String command) {

    private static final int LONGEST = 200;
    private static final int FIELDS = 4;

    static UnfinishedCommand of(long pid, List<String> argv) {
        String text = String.join(" ", argv);
        return new UnfinishedCommand(
                pid,
                Processes.identity(pid).orElse(""),
                Moments.now(),
                plain(text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isISOControl(plain.charAt(i))) {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }

    /**
     * Reads what a run has left.
     *
     * @param file where it wrote that down
     * @return empty where there is no such file, or it says nothing
     */
    public static List<UnfinishedCommand> read(Path file) {
        List<UnfinishedCommand> all = new ArrayList<>();
        try {
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
                String[] fields = line.split("\t", FIELDS);
                if (fields.length == FIELDS && fields[0].matches("[1-9][0-9]{0,17}")) {
                    all.add(new UnfinishedCommand(Long.parseLong(fields[0]), fields[1], fields[2], fields[3]));
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return all;
    }

    /**
     * Forgets what a run has left.
     *
     * @param file where it wrote that down
     */
    public static void forget(Path file) {
        write(file, List.of());
    }

    /** Writes down what runs now; it is for people, so what cannot be written hinders no command. */
    static void write(Path file, Collection<UnfinishedCommand> all) {
        StringBuilder text = new StringBuilder();
        for (UnfinishedCommand one : all) {
            text.append(one.pid).append('\t').append(one.identity).append('\t');
            text.append(one.since).append('\t').append(one.command).append('\n');
        }
        try {
            Files.deleteIfExists(file);
            if (!all.isEmpty()) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Whether it, or something that it started in its session, still runs.
     *
     * @return {@code false} also after a reboot, and for a later process with its id
     */
    public boolean runs() {
        return Processes.runsInSession(pid, identity);
    }
}
