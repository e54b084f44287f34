package dev.launchway.library.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Whether all readers of a zip archive see the same in it. A zip archive says what is in it twice, in a directory at its end and
 * before each member; attacks are archives in which both differ, members share bytes, or the end can be taken for several.
 * Source: APPNOTE.TXT of PKWARE, 4.3.7 and 4.3.16.
 */
final class ZipStructure {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END_COMMENT = 20;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int MEMBER_SIGNATURE = 0x04034b50;
    private static final int MEMBER_SIZE = 30;
    private static final int MEMBER_METHOD = 8;
    private static final int MEMBER_NAME = 26;

    private final SeekableByteChannel archive;

    ZipStructure(SeekableByteChannel archive) {
        this.archive = archive;
    }

    /** The last record of the end must reach to the end of the file. */
    void checkEnd() throws IOException {
        long size = archive.size();
        int length = (int) Math.min(size, END_SIZE + LONGEST_COMMENT);
        ByteBuffer tail = read(size - length, length);
        for (int at = length - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                int comment = Short.toUnsignedInt(tail.getShort(at + END_COMMENT));
                if (at + END_SIZE + comment != length) {
                    throw new ZipException("other data follows the end of the archive, or its end was cut off");
                }
                return;
            }
        }
        throw new ZipException("it has no end");
    }

    void checkMembers(ZipFile zip) throws IOException {
        List<ZipArchiveEntry> entries = new ArrayList<>(Collections.list(zip.getEntries()));
        entries.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long free = 0;
        for (ZipArchiveEntry entry : entries) {
            long begin = entry.getLocalHeaderOffset();
            if (begin < free) {
                throw new RefusedArchiveException("its member '" + entry.getName()
                        + "' shares bytes with another one, as in archives that are made to fill disks");
            }
            free = dataOf(entry, begin) + entry.getCompressedSize();
            if (entry.getCompressedSize() < 0 || entry.getSize() < 0 || free > archive.size()) {
                throw new ZipException("the member '" + entry.getName() + "' is larger than the archive");
            }
        }
    }

    /** Where the content of a member begins. */
    private long dataOf(ZipArchiveEntry entry, long begin) throws IOException {
        ByteBuffer header = read(begin, MEMBER_SIZE);
        int name = Short.toUnsignedInt(header.getShort(MEMBER_NAME));
        int extra = Short.toUnsignedInt(header.getShort(MEMBER_NAME + 2));
        if (header.getInt(0) != MEMBER_SIGNATURE) {
            throw new ZipException("there is no member '" + entry.getName() + "' where the directory says");
        }
        byte[] there = read(begin + MEMBER_SIZE, name).array();
        if (!Arrays.equals(there, entry.getRawName())
                || Short.toUnsignedInt(header.getShort(MEMBER_METHOD)) != entry.getMethod()) {
            throw new RefusedArchiveException("its member '" + entry.getName()
                    + "' is another one by the directory of the archive than by its own header");
        }
        return begin + MEMBER_SIZE + name + extra;
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (position < 0 || position + length > archive.size()) {
            throw new ZipException("it is cut off");
        }
        archive.position(position);
        for (int read = 0; read >= 0 && buffer.hasRemaining(); ) {
            read = archive.read(buffer);
        }
        return buffer.flip();
    }
}
