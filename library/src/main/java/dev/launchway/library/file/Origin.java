package dev.launchway.library.file;

import dev.launchway.api.Probe;
import java.nio.file.Path;

/** Where the wanted bytes of a file come from: known when the model is configured, or read on the target. */
@FunctionalInterface
interface Origin {

    byte[] read(Probe probe);

    /** Bytes of the model. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Known(byte[] bytes) implements Origin {

        @Override
        public byte[] read(Probe probe) {
            return bytes;
        }
    }

    static Origin known(byte[] bytes) {
        return new Known(bytes);
    }

    /** The bytes where they are known when the model is configured, {@code null} elsewhere. */
    static byte[] bytesOf(Origin origin) {
        return origin instanceof Known known ? known.bytes() : null;
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
