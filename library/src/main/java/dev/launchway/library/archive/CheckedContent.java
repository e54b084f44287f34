package dev.launchway.library.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** The content of a member of a zip archive, which has the size and the checksum that the directory says, or cannot be read. */
final class CheckedContent extends FilterInputStream {

    private final String name;
    private final long size;
    private final long crc;
    private final CRC32 actual = new CRC32();
    private long count;

    CheckedContent(InputStream in, String name, long size, long crc) {
        super(in);
        this.name = name;
        this.size = size;
        this.crc = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            if (count != size || actual.getValue() != crc) {
                throw new ZipException("the content of '" + name + "' is not what the directory of the archive says");
            }
            return read;
        }
        actual.update(buffer, offset, read);
        count += read;
        if (count > size) {
            throw new ZipException("the content of '" + name + "' is larger than the directory of the archive says");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
