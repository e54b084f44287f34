package dev.launchway.library.fetch;

import dev.launchway.api.ControllerContext;
import dev.launchway.api.ControllerSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Gets a content on the controller, and keeps it there for the next run.
 *
 * @param authorities the content of the file whose authorities are trusted, where it comes with the plan, else {@code null}
 */
record ControllerFetch(Source source, Checksum checksum, byte[] authorities) implements ControllerSource {

    @Override
    public void write(ControllerContext controller, OutputStream to) throws IOException {
        if (Address.isFile(source.uri())) {
            Path file = Path.of(source.uri().getPath());
            if (!Files.isRegularFile(file)) {
                throw new DownloadFailedException("there is no file " + file + " on the controller");
            }
            CheckedOutput checked = new CheckedOutput(to, checksum, source.limits());
            Files.copy(file, checked);
            checked.checkWhole();
            return;
        }
        ControllerParts parts = new ControllerParts(controller);
        new Retrieval(source, trust(), checksum, parts).run(whole -> {
            CheckedOutput checked = new CheckedOutput(OutputStream.nullOutputStream(), checksum, source.limits());
            whole.writeTo(checked);
            checked.checkWhole();
            parts.complete();
            whole.writeTo(to);
        });
    }

    private SSLContext trust() throws IOException {
        String file = source.authorities();
        if (file == null) {
            return null;
        }
        return Authorities.trust(file, authorities == null ? Files.readAllBytes(Path.of(file)) : authorities);
    }

    /** Of the pauses and the connections it keeps the limit itself; what is sent on takes its time, too. */
    @Override
    public Duration limit() {
        return source.limits().total().multipliedBy(2);
    }
}
