package dev.launchway.library.fetch;

import dev.launchway.api.ControllerFile;
import dev.launchway.api.Target;
import java.io.IOException;
import java.util.Optional;

/**
 * From the plan jar, which the controller has.
 *
 * @param shown what people call it
 * @param file what is asked for
 */
record ArtifactWay(String shown, ControllerFile file) implements Way {

    @Override
    public Optional<ContentChecksum> bring(Target target, Destination destination, Expected expected)
            throws IOException {
        ContentChecksum checksum = expected.checksum(null, null);
        if (target.predicting()) {
            destination.put(target, checksum, out -> target.content(file).writeTo(out)); // only if somebody reads it
            return Optional.empty();
        }
        destination.put(target, checksum, target.content(file));
        return Optional.of(checksum);
    }

    @Override
    public String verb() {
        return "get";
    }
}
