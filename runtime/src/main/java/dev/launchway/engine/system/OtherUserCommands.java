package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.StreamedContent;
import dev.launchway.engine.privilege.Grants;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs the commands by which files of another user are read and written. None runs that was not declared. */
final class OtherUserCommands {

    private static final int KIND = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int FILE = 0100000;
    private static final int SYMLINK = 0120000;
    private static final int FIELDS = 5;

    private final OtherUser user;
    private final Grants grants;

    OtherUserCommands(OtherUser user, Grants grants) {
        this.user = user;
        this.grants = grants;
    }

    /** What stands at a path, as {@code stat} says it. */
    FileStatus status(Path path, List<String> command) throws IOException {
        Ended ended = run(command, KnownContent.EMPTY);
        if (ended.code() != 0) {
            if (ended.errors().contains("No such file or directory")
                    || ended.errors().contains("Not a directory")) {
                return FileStatus.MISSING;
            }
            throw failure("look at", path, ended);
        }
        String[] fields = ended.text().strip().split("/", FIELDS);
        try {
            int mode = Integer.parseInt(fields[0], 16);
            Kind kind =
                    switch (mode & KIND) {
                        case FILE -> Kind.FILE;
                        case DIRECTORY -> Kind.DIRECTORY;
                        case SYMLINK -> Kind.SYMLINK;
                        default -> Kind.OTHER;
                    };
            long size = kind == Kind.FILE ? Long.parseLong(fields[1]) : 0;
            Instant modified = Instant.ofEpochSecond(Long.parseLong(fields[2]));
            return FileStatus.of(kind, size, FileMode.of(mode & 07777), fields[3], fields[4], modified);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new FileProblemException("cannot look at " + path + ": stat says '" + ended.text() + "'", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ended(int code, byte[] output, String errors) {

        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    /** What a command says, which must succeed. */
    byte[] output(String doing, Path path, List<String> command) throws IOException {
        Ended ended = run(command, KnownContent.EMPTY);
        if (ended.code() != 0) {
            throw failure(doing, path, ended);
        }
        return ended.output();
    }

    /** Runs a command, which must succeed. */
    void change(String doing, Path path, List<String> command) throws IOException {
        change(doing, path, command, KnownContent.EMPTY);
    }

    /** Runs a command that reads a content, and must succeed. */
    void change(String doing, Path path, List<String> command, StreamedContent content) throws IOException {
        Ended ended = run(command, content);
        if (ended.code() != 0) {
            throw failure(doing, path, ended);
        }
    }

    private FileProblemException failure(String doing, Path path, Ended ended) {
        String errors = ended.errors().strip();
        String why = errors.isEmpty() ? "exit code " + ended.code() : errors.substring(errors.lastIndexOf('\n') + 1);
        return new FileProblemException("cannot " + doing + " " + path + " as " + user.name() + ": " + why);
    }

    private Ended run(List<String> argv, StreamedContent content) throws IOException {
        if (!grants.allow(argv)) {
            throw new FileProblemException("'" + String.join(" ", argv) + "' was not declared");
        }
        ProcessBuilder builder =
                new ProcessBuilder(user.become(argv)).directory(Path.of("/").toFile());
        builder.environment().put("LC_ALL", "C");
        boolean reads = content != KnownContent.EMPTY;
        if (!reads) {
            builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        }
        Process process = ForkLock.start(builder);
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        IOException unread = null;
        if (reads) {
            try (OutputStream input = process.getOutputStream()) {
                content.writeTo(input);
            } catch (IOException e) {
                unread = e;
            }
        }
        byte[] output = process.getInputStream().readAllBytes();
        try {
            int code = process.waitFor();
            if (code == 0 && unread != null) {
                throw unread;
            }
            return new Ended(code, output, errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted", e);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
