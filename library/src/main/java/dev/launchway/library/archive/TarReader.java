package dev.launchway.library.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * Reads tar archives: those of old, of POSIX (ustar, pax) and of GNU, sparse files included. They end with blocks of zeros (POSIX
 * pax, "ustar Interchange Format"); one that does not was cut off.
 */
final class TarReader implements ArchiveReader {

    /** In bytes: long names and the headers of pax included. */
    private static final long LONGEST_HEADER = 1L << 20;

    /** In bytes: blocks of zeros that fill the last record. */
    private static final long LONGEST_END = 16L << 20;

    private final MeteredStream metered;
    private final TarArchiveInputStream tar;
    private final TarNames names;

    TarReader(InputStream in, String encoding) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 64 * 1024);
        buffered.mark(BEGINNING);
        byte[] first = buffered.readNBytes(BEGINNING);
        buffered.reset();
        if (first.length < BEGINNING || !(TarUtils.verifyCheckSum(first) || isZero(first))) {
            throw new RefusedArchiveException(
                    "it is none that can be read, which are tar (as it is, and compressed by gzip,"
                            + " bzip2, xz or zstd), zip and jar");
        }
        metered = new MeteredStream(buffered);
        // Read record by record: what follows the end is left, to be looked at.
        tar = new TarArchiveInputStream(metered, BEGINNING, BEGINNING, TarNames.BYTES.name());
        names = new TarNames(encoding);
    }

    @Override
    public Member next() throws IOException {
        if (tar.getCurrentEntry() != null) {
            metered.allow(Long.MAX_VALUE, "");
            tar.transferTo(OutputStream.nullOutputStream());
        }
        metered.allow(LONGEST_HEADER, "the header of a member");
        metered.keep();
        TarArchiveEntry entry = tar.getNextEntry();
        byte[] headers = metered.kept();
        if (entry == null) {
            checkEnd();
            return null;
        }
        metered.allow(Long.MAX_VALUE, "");
        if (!entry.isCheckSumOK()) {
            throw new IOException("the checksum of a header is wrong");
        }
        Member.Kind kind = kind(entry);
        boolean link = kind == Member.Kind.SYMLINK || kind == Member.Kind.HARD_LINK;
        long size = entry.isSparse() ? entry.getRealSize() : entry.getSize();
        return new Member(
                names.decode(entry.getName(), headers, "path"),
                kind,
                entry.getMode() & 07777,
                kind == Member.Kind.FILE ? size : 0,
                link ? names.decode(entry.getLinkName(), headers, "linkpath") : "");
    }

    private static Member.Kind kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return Member.Kind.DIRECTORY;
        }
        if (entry.isSymbolicLink()) {
            return Member.Kind.SYMLINK;
        }
        if (entry.isLink()) {
            return Member.Kind.HARD_LINK;
        }
        byte flag = entry.getLinkFlag();
        boolean file =
                flag == TarConstants.LF_NORMAL || flag == TarConstants.LF_OLDNORM || flag == TarConstants.LF_CONTIG;
        return file || entry.isSparse() ? Member.Kind.FILE : Member.Kind.OTHER;
    }

    private void checkEnd() throws IOException {
        metered.allow(LONGEST_END, "what follows its end");
        byte[] rest = new byte[8192];
        for (int read = metered.read(rest); read >= 0; read = metered.read(rest)) {
            if (metered.zeros() < read) {
                throw new IOException("other data follows the end of the archive");
            }
        }
        if (metered.zeros() < BEGINNING) {
            throw new IOException("it has no end");
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Closing the content leaves the archive open. */
    @Override
    public InputStream content() {
        return new FilterInputStream(tar) {
            @Override
            public void close() {
                // The next member follows.
            }
        };
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
