package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs the queries of a prediction on the real machine, as long as they are about nothing that the prediction changed. */
final class OverlayQueries {

    private final SystemAccess real;
    private final OverlayTree tree;

    OverlayQueries(SystemAccess real, OverlayTree tree) {
        this.real = real;
        this.tree = tree;
    }

    CommandOutcome run(CommandSpec spec, Consumer<String> output) {
        try {
            if (!real.status(tree.follow(spec.directory())).isDirectory()) {
                throw notKnown(spec, "the directory " + spec.directory() + " is not there before a deployment");
            }
        } catch (IOException e) {
            throw notKnown(spec, e.getMessage());
        }
        for (String argument : spec.argv()) {
            Path changed = changed(spec.directory(), argument.substring(argument.indexOf('=') + 1));
            if (changed != null) {
                throw notKnown(spec, changed + " would be changed before");
            }
        }
        return real.run(spec, output);
    }

    /** The path that an argument names, if it names one that is not as it really is. */
    private Path changed(Path directory, String argument) {
        if (argument.isEmpty() || argument.indexOf('\0') >= 0) {
            return null;
        }
        Path path = directory.resolve(argument).normalize();
        try {
            return tree.differs(tree.place(path)) ? path : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static NotKnownException notKnown(CommandSpec spec, String why) {
        return new NotKnownException("the result of '" + spec.argv().get(0) + "' is not known in a prediction: " + why);
    }
}
