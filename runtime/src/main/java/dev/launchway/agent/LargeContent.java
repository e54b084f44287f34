package dev.launchway.agent;

import dev.launchway.api.ControllerContent;
import dev.launchway.engine.controller.StoredContent;
import dev.launchway.engine.system.StagedContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the controller has got, and is too much to be sent again for nothing: what this host has of it already is not.
 *
 * @param name what the controller calls it
 * @param size in bytes
 * @param checksum its SHA-256
 * @param store where it comes together
 * @param source sends it
 */
record LargeContent(String name, long size, String checksum, ContentStore store, Source source)
        implements ControllerContent, StagedContent {

    /** The controller. */
    interface Source {

        /** Sends what comes after an offset. */
        void send(long from, OutputStream to) throws IOException;
    }

    @Override
    public Path stage() throws IOException {
        try (PartialContent partial = store.open(checksum, size)) {
            boolean resumed = partial.size() > 0;
            boolean copied = !resumed && store.copy(checksum, size, partial);
            if (!copied && !receive(partial) && !(resumed && receiveAnew(partial))) {
                partial.clear();
                throw new IOException("what the controller sent of '" + name
                        + "' is not what it had got: the file has changed there meanwhile; run again");
            }
        }
        return store.file(checksum);
    }

    private boolean receive(PartialContent partial) throws IOException {
        if (partial.size() < size) {
            store.checkRoom(checksum, size - partial.size());
            source.send(partial.size(), partial);
        }
        return partial.size() == size && partial.is(checksum);
    }

    /** What an earlier run left was damaged. */
    private boolean receiveAnew(PartialContent partial) throws IOException {
        partial.clear();
        return receive(partial);
    }

    @Override
    public void placed(Path path) {
        store.placed(checksum, path);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Files.copy(stage(), out);
    }

    @Override
    public String text() {
        StoredContent.checkText(size);
        throw new IllegalStateException("a content of " + size + " bytes is no text");
    }
}
