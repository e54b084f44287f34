package dev.launchway.agent;

import dev.launchway.engine.system.DetachedScript;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The archive of the framework's classes, as Java maps them, with which agents start faster. It is made when a run is over, by a
 * process of its own that nobody waits for, where there is none that fits this Java and this jar. An attempt counts as failed until an
 * agent has found its archive: after one, two, three failures the next two, four, eight agents leave it, and so on up to 64.
 */
final class ClassArchive {

    private static final int MOST_DOUBLED = 6;

    /** Of what names a process. */
    private static final int LONGEST = 256;

    /** How long a host is left alone after a run, and between two looks at whether it is: the next service may follow. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final Path base;
    private final Path jar;
    private final List<String> java;
    private final Duration rest;

    /**
     * Prepares.
     *
     * @param base the target directory
     * @param jar the framework's layer, below it
     * @param java the program and the options of agents
     * @param rest how long to wait before it is made, in whole seconds
     */
    ClassArchive(Path base, Path jar, List<String> java, Duration rest) {
        this.base = base;
        this.jar = jar;
        this.java = java;
        this.rest = rest;
    }

    /** Lets it be made for agents like this one, where that is due; what fails costs time alone. */
    static void afterRun(Path base) {
        try {
            String first = System.getProperty("java.class.path").split(":", 2)[0];
            List<String> command = RunningJava.command();
            if (!command.isEmpty()) {
                new ClassArchive(base, Path.of(first), command, REST).makeWhereDue();
            }
        } catch (IOException | RuntimeException e) {
            return;
        }
    }

    /**
     * Starts to make it where it is due.
     *
     * @return whether it does
     */
    boolean makeWhereDue() throws IOException {
        String fitting = RunningJava.fingerprint(java, base.resolve(jar));
        Path tries = file(".tries");
        if (fits(fitting)) {
            Files.deleteIfExists(tries);
            return false;
        }
        try (FileChannel making = open(state().resolve("archiving"), StandardOpenOption.READ);
                FileLock lock = making.tryLock()) {
            if (lock == null || DetachedScript.runs(text(making)) || !isTurn(tries, fitting)) {
                return false;
            }
            making.truncate(0);
            write(making, start(fitting));
            return true;
        }
    }

    private static FileChannel open(Path file, OpenOption way) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS, way),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void write(FileChannel file, String text) throws IOException {
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        return new String(buffer.array(), 0, Math.max(0, file.read(buffer, 0)), StandardCharsets.UTF_8);
    }

    private Path state() {
        return base.resolve(".launchway");
    }

    private Path file(String extension) {
        String name = jar.getFileName().toString();
        return state().resolve("archives/" + name.substring(0, name.length() - ".jar".length()) + extension);
    }

    /** Its sum is followed by what it was made from. */
    private boolean fits(String fitting) throws IOException {
        return Files.isRegularFile(file(".jsa"), LinkOption.NOFOLLOW_LINKS)
                && read(file(".sum")).lines().skip(1).findFirst().orElse("").equals(fitting);
    }

    /** Takes note of an attempt, or of an agent that has left it. */
    private static boolean isTurn(Path tries, String fitting) throws IOException {
        String[] words = read(tries).strip().split(" ", -1);
        int failed = 0;
        int left = 0;
        if (words.length == 3 && words[0].equals(fitting)) {
            failed = number(words[1]);
            left = number(words[2]);
        }
        boolean turn = left == 0;
        if (turn) {
            failed = Math.min(failed + 1, MOST_DOUBLED);
            left = 1 << failed;
        } else {
            left--;
        }
        try (FileChannel file = open(tries, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(file, fitting + " " + failed + " " + left + "\n");
        }
        return turn;
    }

    private static int number(String text) {
        try {
            return Math.max(0, Math.min(Integer.parseInt(text), 1 << MOST_DOUBLED));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String start(String fitting) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(Long.toString(rest.toSeconds()), file("").getFileName().toString(), fitting, jar.toString()));
        arguments.addAll(java);
        return DetachedScript.start(ClassArchive.class, "make-archive.sh", base, arguments);
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
