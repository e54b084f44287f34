package dev.launchway.library.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a tar archive is compressed, told by its first bytes. Each way loads what it needs and no more. */
@SuppressWarnings("ImmutableEnumChecker") // the array is never changed
enum Compression {
    GZIP(0x1f, 0x8b) {
        @Override
        InputStream open(InputStream in) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(buffered(in))
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    BZIP2('B', 'Z', 'h') {
        @Override
        InputStream open(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(buffered(in), true);
        }
    },
    XZ(0xfd, '7', 'z', 'X', 'Z', 0) {
        @Override
        InputStream open(InputStream in) throws IOException {
            return new XZInputStream(buffered(in), MOST_MEMORY);
        }
    },
    ZSTD(0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        InputStream open(InputStream in) {
            return new ZstdInputStream(buffered(in));
        }
    },
    NONE {
        @Override
        InputStream open(InputStream in) {
            return in;
        }
    };

    /** In KiB: what {@code xz -9} asks for is 65 MiB. */
    private static final int MOST_MEMORY = 100 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final int[] magic;

    Compression(int... magic) {
        this.magic = magic;
    }

    abstract InputStream open(InputStream in) throws IOException;

    static Compression of(byte[] beginning) {
        for (Compression one : values()) {
            if (one.begins(beginning)) {
                return one;
            }
        }
        return NONE;
    }

    private boolean begins(byte[] beginning) {
        for (int i = 0; i < magic.length; i++) {
            if ((beginning[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, BUFFER);
    }
}
