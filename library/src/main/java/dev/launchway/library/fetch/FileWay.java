package dev.launchway.library.fetch;

import dev.launchway.api.StreamedContent;
import dev.launchway.api.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Optional;

/** From a file of the target. */
record FileWay(Path file) implements Way {

    /** In bytes: what a prediction keeps in memory for who reads it. */
    private static final long PREDICTED_AT_MOST = 64L << 20;

    @Override
    public Optional<ContentChecksum> bring(Target target, Destination destination, Expected expected)
            throws IOException {
        if (!target.exists(file)) {
            throw new DownloadFailedException("there is no file " + file + " on this host");
        }
        if (target.predicting() && target.status(file).size() > PREDICTED_AT_MOST) {
            destination.predict(target, shown());
            return Optional.empty();
        }
        StreamedContent content = out -> {
            try (InputStream in = Channels.newInputStream(target.channel(file))) {
                in.transferTo(out);
            }
        };
        ContentChecksum checksum = expected.checksum(null, null);
        destination.put(target, checksum, content);
        return Optional.of(checksum);
    }

    @Override
    public String shown() {
        return file.toString();
    }
}
