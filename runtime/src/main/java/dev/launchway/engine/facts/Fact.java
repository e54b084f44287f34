package dev.launchway.engine.facts;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Something that a verify was shown, and that can be looked at again. All paths are absolute. */
public sealed interface Fact {

    /**
     * What stands at a path, symlinks not followed; of its properties those that were asked for, the others are empty.
     *
     * @param path a path
     * @param kind what it is; with {@link Kind#MISSING} nothing else is known
     * @param mode the permission bits
     * @param owner the owning user, by name
     * @param group the owning group, by name
     * @param size in bytes
     * @param modified when its content last changed
     */
    record Entry(
            Path path,
            Kind kind,
            Optional<FileMode> mode,
            Optional<String> owner,
            Optional<String> group,
            OptionalLong size,
            Optional<Instant> modified)
            implements Fact {}

    /**
     * The content of a file, symlinks followed.
     *
     * @param path a path
     * @param sha256 of its bytes, in hex digits
     */
    record Content(Path path, String sha256) implements Fact {}

    /**
     * The text of a symlink.
     *
     * @param path a path
     * @param text as written in it
     */
    record Link(Path path, String text) implements Fact {}

    /**
     * The entries of a directory.
     *
     * @param directory a path
     * @param names sorted; empty for an empty directory, and where there is none
     */
    record Names(Path directory, List<String> names) implements Fact {

        /** Copies the names. */
        public Names {
            names = List.copyOf(names);
        }
    }

    /**
     * What a query said, as far as it was asked for.
     *
     * @param argv the program and its arguments; no secret stands in them
     * @param environment variables added to those of the agent; no secret stands in them
     * @param directory where it ran
     * @param input its standard input, which is no secret; empty for none
     * @param limit how long it may take; empty for no limit of its own
     * @param exitCode its exit code
     * @param stdout its standard output
     * @param stderr its standard error
     */
    record Query(
            List<String> argv,
            Map<String, String> environment,
            Path directory,
            Optional<String> input,
            Optional<Duration> limit,
            OptionalInt exitCode,
            Optional<String> stdout,
            Optional<String> stderr)
            implements Fact {

        /** Copies what is changeable. */
        public Query {
            argv = List.copyOf(argv);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * A process, or that there is none.
     *
     * @param pid its process id
     * @param identity what no other process of that id has, as {@link dev.launchway.engine.system.SystemAccess#process} tells it;
     *     empty where none runs
     */
    record Running(long pid, Optional<String> identity) implements Fact {}

    /**
     * A server takes connections.
     *
     * @param host a name or an address
     * @param port its port
     */
    record Connects(String host, int port) implements Fact {}

    /**
     * A URL is answered with a status from 200 to 399, redirections not followed.
     *
     * @param uri the URL
     */
    record Responds(URI uri) implements Fact {}

    /**
     * A moment lies ahead, or has passed.
     *
     * @param moment the moment
     * @param past whether it has passed
     */
    record Moment(Instant moment, boolean past) implements Fact {}

    /** It was a deployment and no prediction, and that was asked for. */
    record Deploying() implements Fact {}
}
