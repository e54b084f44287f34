package dev.launchway.library.file;

import dev.launchway.api.Probe;
import java.nio.file.Path;

/** Where the wanted bytes of a file come from: known when the model is configured, or read on the target. */
@FunctionalInterface
interface Origin {

    byte[] read(Probe probe);

    static Origin known(byte[] bytes) {
        return probe -> bytes;
    }

    static Origin onTarget(Path source) {
        return probe -> {
            if (!probe.exists(source)) {
                throw new IllegalStateException("the source " + source
                        + " does not exist on this host: deploy the component" + " that makes it before this one");
            }
            return probe.readBytes(source);
        };
    }
}
