package dev.launchway.testing;

import dev.launchway.engine.event.RunEvent.ComponentFinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a block costs in a run that changes nothing, measured where a case of it stands: with {@code -Dlaunchway.costs=FILE} each case
 * of {@link BlockInvariant} runs its deployment again and again, and adds a line with the fastest to the file.
 */
final class UnchangedCost {

    private static final String FILE = "launchway.costs";
    private static final int RUNS = 15;

    private final Class<?> block;
    private final Deployment deployment;

    UnchangedCost(Class<?> block, Deployment deployment) {
        this.block = block;
        this.deployment = deployment;
    }

    /** Where the lines are wanted. */
    static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(FILE)).map(Path::of);
    }

    void writeTo(Path file) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            fastest = Math.min(fastest, nanos(deployment.deploy()).orElse(Long.MAX_VALUE));
        }
        if (fastest == Long.MAX_VALUE) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    "| `" + block.getSimpleName() + "` | " + fastest / 1000 + " |\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the components that it has made; the first one of its kind. */
    private OptionalLong nanos(Run run) {
        return run.events().stream()
                .filter(ComponentFinished.class::isInstance)
                .map(ComponentFinished.class::cast)
                .filter(finished -> isTheBlock(finished.breadcrumb()))
                .mapToLong(finished -> finished.timing().total().toNanos())
                .findFirst();
    }

    private boolean isTheBlock(String breadcrumb) {
        String last = breadcrumb.replaceFirst("(?s)^(?:.* > )?(\\w+)(\\(.*)?$", "$1");
        return last.equals(block.getSimpleName());
    }
}
