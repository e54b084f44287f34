package dev.launchway.library.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Takes what is expected, and fails for anything else. */
final class CheckedOutput extends OutputStream {

    private final OutputStream out;
    private final ContentChecksum expected;
    private final Limits limits;
    private final MessageDigest digest;
    private long size;

    CheckedOutput(OutputStream out, ContentChecksum expected, Limits limits) {
        this.out = out;
        this.expected = expected;
        this.limits = limits;
        this.digest = expected.algorithm().digest();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        limits.checkSize(size);
        digest.update(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    /** Fails when what was written is not what is expected. */
    void checkWhole() {
        ContentChecksum actual = ContentChecksum.of(expected.algorithm(), digest);
        if (!actual.equals(expected)) {
            throw new WrongChecksumException(expected, actual, size);
        }
    }
}
