package dev.launchway.library.archive;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of a tar archive: a header must not be endless, and the end is zeros. */
final class MeteredStream extends FilterInputStream {

    private long allowed = Long.MAX_VALUE;
    private String what = "";
    private long zeros;
    private ByteArrayOutputStream kept;

    MeteredStream(InputStream in) {
        super(in);
    }

    /** From now on so many bytes may be read, of the thing that errors call so. */
    void allow(long bytes, String thing) {
        allowed = bytes;
        what = thing;
    }

    /** From now on what is read is kept, until {@link #kept()}. */
    void keep() {
        kept = new ByteArrayOutputStream();
    }

    /** What was read since {@link #keep}. */
    byte[] kept() {
        byte[] bytes = kept.toByteArray();
        kept = null;
        return bytes;
    }

    /** How many of the last bytes that were read are zero. */
    long zeros() {
        return zeros;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            zeros = read == 0 ? zeros + 1 : 0;
            if (kept != null) {
                kept.write(read);
            }
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            int at = read;
            while (at > 0 && buffer[offset + at - 1] == 0) {
                at--;
            }
            zeros = at == 0 ? zeros + read : read - at;
            if (kept != null) {
                kept.write(buffer, offset, read);
            }
            count(read);
        }
        return read;
    }

    /** Skipped bytes are looked at, too. */
    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(Math.max(bytes, 0), 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) {
        allowed -= bytes;
        if (allowed < 0) {
            throw new RefusedArchiveException(what + " is too large");
        }
    }
}
