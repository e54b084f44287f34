package dev.launchway.library.fetch;

import dev.launchway.api.ControllerContext;
import dev.launchway.api.ControllerSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Gets a content on the controller, and keeps it there for the next run. */
record ControllerFetch(Source source, Expected expected) implements ControllerSource {

    @Override
    public void write(ControllerContext controller, OutputStream to) throws IOException {
        if (Address.isFile(source.uri())) {
            Path file = Path.of(source.uri().getPath());
            if (!Files.isRegularFile(file)) {
                throw new DownloadFailedException("there is no file " + file + " on the controller");
            }
            CheckedOutput checked = new CheckedOutput(to, expected.checksum(null, null), source.limits());
            Files.copy(file, checked);
            checked.checkWhole();
            return;
        }
        ControllerParts parts = new ControllerParts(controller);
        SSLContext trust = source.authorities()
                .trust(() -> Files.readAllBytes(Path.of(source.authorities().elsewhere())));
        ContentChecksum checksum = expected.checksum(trust, new ControllerMachine(controller));
        new Retrieval(source, trust, checksum, parts).run(whole -> {
            CheckedOutput checked = new CheckedOutput(OutputStream.nullOutputStream(), checksum, source.limits());
            whole.writeTo(checked);
            checked.checkWhole();
            parts.complete();
            whole.writeTo(to);
        });
    }

    /** Of the pauses and the connections it keeps the limit itself; what is sent on takes its time, too. */
    @Override
    public Duration limit() {
        return source.limits().total().multipliedBy(2);
    }
}
