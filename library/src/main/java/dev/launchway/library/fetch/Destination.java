package dev.launchway.library.fetch;

import dev.launchway.api.ControllerContent;
import dev.launchway.api.FileMode;
import dev.launchway.api.StreamedContent;
import dev.launchway.api.Target;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The file that is to be, which is what it is expected to be, or stays what it is.
 *
 * @param mode {@code null} for that of the file that is replaced, or what a new one has
 * @param owner {@code null} for that of the file that is replaced, or the user of the deployment
 * @param group {@code null} for that of the file that is replaced, or what the system gives
 */
record Destination(Path path, FileMode mode, String owner, String group, Limits limits) {

    /**
     * Puts a content there.
     *
     * @throws WrongChecksumException when it is another one than expected; nothing has changed then
     */
    void put(Target target, ContentChecksum checksum, StreamedContent content) {
        StreamedContent checked = out -> {
            CheckedOutput output = new CheckedOutput(out, checksum, limits);
            content.writeTo(output);
            output.checkWhole();
        };
        write(target, checked);
    }

    /**
     * Puts there what the controller has got. Whether that is what is expected can be told before it is sent, and what is sent is
     * compared on its way.
     *
     * @throws WrongChecksumException when it is another one than expected; nothing has changed then
     */
    void put(Target target, ContentChecksum checksum, ControllerContent content) {
        if (checksum.algorithm() != ContentChecksum.Algorithm.SHA256) {
            put(target, checksum, (StreamedContent) content);
            return;
        }
        limits.checkSize(content.size());
        ContentChecksum actual =
                ContentChecksum.of(path.toString(), ContentChecksum.Algorithm.SHA256, content.checksum());
        if (!actual.equals(checksum)) {
            throw new WrongChecksumException(checksum, actual, content.size());
        }
        write(target, content);
    }

    /** Predicts that a content is put there which only a deployment knows. */
    void predict(Target target, String from) {
        write(target, out -> {
            throw new IOException(
                    "the content of " + from + " is not known before it is downloaded, which a prediction does not do");
        });
    }

    private void write(Target target, StreamedContent content) {
        if (target.predicting()) {
            target.write(path, content, mode, null, null); // a deployment may create its owner before
        } else {
            target.write(path, content, mode, owner, group);
        }
    }
}
