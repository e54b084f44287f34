package dev.launchway.engine.system;

import dev.launchway.api.StreamedContent;
import java.io.IOException;
import java.io.OutputStream;

/** Content that is in memory. */
final class KnownContent implements StreamedContent {

    static final KnownContent EMPTY = new KnownContent(new byte[0]);

    private final byte[] bytes;

    KnownContent(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public long size() {
        return bytes.length;
    }
}
