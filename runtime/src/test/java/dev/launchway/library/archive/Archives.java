package dev.launchway.library.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes archives, those that attack too. */
final class Archives {

    private Archives() {}

    interface Action {
        void run() throws IOException;
    }

    static void done(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A tar archive. */
    static final class Tar {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream out;

        Tar() {
            this("UTF-8");
        }

        Tar(String encoding) {
            out = new TarArchiveOutputStream(bytes, encoding);
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        }

        Tar posix() {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            return this;
        }

        Tar file(String name, String content) {
            return file(name, text(content), 0644);
        }

        Tar file(String name, byte[] content, int mode) {
            return entry(name, TarConstants.LF_NORMAL, content, entry -> entry.setMode(mode));
        }

        Tar directory(String name, int mode) {
            return entry(name + "/", TarConstants.LF_DIR, new byte[0], entry -> entry.setMode(mode));
        }

        Tar symlink(String name, String to) {
            return entry(name, TarConstants.LF_SYMLINK, new byte[0], entry -> entry.setLinkName(to));
        }

        Tar hardLink(String name, String to) {
            return entry(name, TarConstants.LF_LINK, new byte[0], entry -> entry.setLinkName(to));
        }

        Tar entry(String name, byte kind, byte[] content, Consumer<TarArchiveEntry> more) {
            done(() -> {
                TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
                entry.setSize(content.length);
                more.accept(entry);
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            });
            return this;
        }

        byte[] bytes() {
            done(out::close);
            return bytes.toByteArray();
        }
    }

    /** A zip archive. */
    static final class Zip {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes);

        @SuppressWarnings("PreferCharsetOverload") // the other one is private
        Zip encoding(String name) {
            out.setEncoding(name);
            out.setUseLanguageEncodingFlag(false);
            return this;
        }

        Zip file(String name, String content) {
            return entry(name, text(content), 0100644);
        }

        /** With a mode of Unix, the kind of file included; 0 for none. */
        Zip entry(String name, byte[] content, int mode) {
            done(() -> {
                ZipArchiveEntry entry = new ZipArchiveEntry(name);
                if (mode != 0) {
                    entry.setUnixMode(mode);
                }
                CRC32 crc = new CRC32();
                crc.update(content);
                entry.setMethod(ZipArchiveEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            });
            return this;
        }

        byte[] bytes() {
            done(out::close);
            return bytes.toByteArray();
        }
    }

    private interface Compressor {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] compressed(byte[] content, Compressor compressor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        done(() -> {
            try (OutputStream out = compressor.over(bytes)) {
                out.write(content);
            }
        });
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        return compressed(content, GzipCompressorOutputStream::new);
    }

    static byte[] bzip2(byte[] content) {
        return compressed(content, BZip2CompressorOutputStream::new);
    }

    static byte[] xz(byte[] content) {
        return compressed(content, out -> new XZOutputStream(out, new LZMA2Options()));
    }

    static byte[] zstd(byte[] content) {
        return compressed(content, io.airlift.compress.zstd.ZstdOutputStream::new);
    }

    /** A file of so many MiB of zeros, in a tar archive that is compressed by gzip. */
    static byte[] zeros(int mebibytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        done(() -> {
            try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
                TarArchiveEntry entry = new TarArchiveEntry("zeros");
                entry.setSize((long) mebibytes << 20);
                out.putArchiveEntry(entry);
                byte[] chunk = new byte[1 << 20];
                for (int i = 0; i < mebibytes; i++) {
                    out.write(chunk);
                }
                out.closeArchiveEntry();
            }
        });
        return bytes.toByteArray();
    }

    /** A copy with other bytes in the place of some. */
    static byte[] replaced(byte[] archive, int occurrence, String before, String after) {
        String all = new String(archive, StandardCharsets.ISO_8859_1);
        int at = -1;
        for (int i = 0; i <= occurrence; i++) {
            at = all.indexOf(before, at + 1);
        }
        if (at < 0 || before.length() != after.length()) {
            throw new IllegalArgumentException("there is no " + before);
        }
        return (all.substring(0, at) + after + all.substring(at + before.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
