package dev.launchway.library.fetch;

import dev.launchway.api.Configuration;
import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.Target;
import java.util.Optional;

/** From the controller, which gets it once for all hosts. */
record ControllerWay(Source source, ControllerFile file) implements Way {

    /** The way of a source, as a configuration tells it. */
    static ControllerWay of(Configuration here, Source source, Expected expected) {
        return new ControllerWay(
                source, here.fromController(source.key(expected), new ControllerFetch(source, expected)));
    }

    @Override
    public Optional<ContentChecksum> bring(Target target, Destination destination, Expected expected) {
        if (target.predicting()) {
            destination.predict(target, source.shown());
            return Optional.empty();
        }
        ControllerContent content = target.content(file);
        ContentChecksum checksum = expected instanceof GivenChecksum given
                ? given.checksum()
                : ContentChecksum.of(shown(), ContentChecksum.Algorithm.SHA256, content.checksum());
        destination.put(target, checksum, content);
        return Optional.of(checksum);
    }

    @Override
    public String shown() {
        return source.shown();
    }
}
