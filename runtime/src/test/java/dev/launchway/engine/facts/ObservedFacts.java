package dev.launchway.engine.facts;

import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What is seen of files, and what queries said, as facts. */
public final class ObservedFacts {

    private ObservedFacts() {}

    /** What stands at a path, and nothing else of it. */
    public static Fact.Entry kind(Path path, Kind kind) {
        return new Fact.Entry(
                path,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    /** The same with its mode and size, as they are now. */
    public static Fact.Entry mode(Path path) throws IOException {
        FileStatus status = new LocalSystem().status(path);
        return new Fact.Entry(
                path,
                status.kind(),
                Optional.of(status.mode()),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(status.size()),
                Optional.empty());
    }

    /** All that is seen of it now. */
    public static Fact.Entry whole(Path path) throws IOException {
        FileStatus status = new LocalSystem().status(path);
        return new Fact.Entry(
                path,
                status.kind(),
                Optional.of(status.mode()),
                Optional.of(status.owner()),
                Optional.of(status.group()),
                OptionalLong.of(status.size()),
                Optional.of(status.modified()));
    }

    /** What is in a file now. */
    public static Fact.Content content(Path path) throws IOException {
        return new Fact.Content(path, Sha256.hex(Files.readAllBytes(path)));
    }

    /** How a command ended, and what it said, where that was looked at. */
    public static Fact.Query query(Path directory, int code, String stdout, String stderr, String... argv) {
        return new Fact.Query(
                List.of(argv),
                Map.of(),
                directory,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(code),
                Optional.ofNullable(stdout),
                Optional.ofNullable(stderr));
    }
}
