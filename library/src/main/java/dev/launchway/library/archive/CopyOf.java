package dev.launchway.library.archive;

import dev.launchway.api.StreamedContent;
import dev.launchway.api.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

/** The content of another file of the target. */
record CopyOf(Target target, Path original) implements StreamedContent {

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = Channels.newInputStream(target.channel(original))) {
            in.transferTo(out);
        }
    }
}
