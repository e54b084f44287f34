package dev.launchway.library.fetch;

import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * From a server to the target, which must reach it.
 *
 * @param trusted the file on the target whose authorities are trusted; {@code null} where it comes with the plan, or Java's are
 * @param state the beginning of the names of files in which it is kept what has come so far
 */
record HttpWay(Source source, Path trusted, Path state) implements Way {

    private static final String NOTE = ".part-note";

    /** The way of a source, as a configuration tells it. */
    static HttpWay of(Configuration here, Source source, Path state) {
        String file = source.authorities().elsewhere();
        return new HttpWay(source, file == null ? null : here.map(file), state);
    }

    @Override
    public Optional<ContentChecksum> bring(Target target, Destination destination, Expected expected)
            throws IOException {
        if (target.predicting()) {
            destination.predict(target, source.shown());
            return Optional.empty();
        }
        TargetParts parts = parts(target);
        SSLContext trust = source.authorities().trust(() -> target.readBytes(trusted));
        ContentChecksum checksum = expected.checksum(trust, new TargetMachine(target, beside(".signed")));
        if (expected instanceof SignedChecksum && isThere(target, destination.path(), checksum)) {
            return Optional.of(checksum);
        }
        new Retrieval(source, trust, checksum, parts).run(whole -> destination.put(target, checksum, whole));
        parts.discard();
        return Optional.of(checksum);
    }

    /** What is noted of it may be of another list, and the file the right one. */
    private static boolean isThere(Target target, Path path, ContentChecksum checksum) {
        return target.status(path).isFile() && checksum.matches(target, path);
    }

    private TargetParts parts(Target target) {
        return new TargetParts(target, beside(".part"), beside(NOTE));
    }

    private Path beside(String suffix) {
        return state.resolveSibling(state.getFileName() + suffix);
    }

    @Override
    public boolean hasLeftovers(Probe probe) {
        return probe.exists(beside(NOTE));
    }

    @Override
    public void clean(Target target) {
        parts(target).discard();
    }

    @Override
    public String shown() {
        return source.shown();
    }
}
