package dev.launchway.library.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** Reads zip archives and jars, by their directory, which {@link ZipStructure} has compared with the members before. */
final class ZipReader implements ArchiveReader {

    private static final int KIND = 0170000;
    private static final int FILE = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LONGEST_LINK = 4096;

    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;
    private final Charset charset;
    private ZipArchiveEntry entry;

    ZipReader(SeekableByteChannel archive, String encoding) throws IOException {
        charset = Charset.forName(encoding);
        ZipStructure structure = new ZipStructure(archive);
        structure.checkEnd();
        zip = ZipFile.builder()
                .setSeekableByteChannel(archive)
                .setCharset(charset)
                .get();
        structure.checkMembers(zip);
        entries = zip.getEntries();
    }

    @Override
    public Member next() throws IOException {
        if (!entries.hasMoreElements()) {
            return null;
        }
        entry = entries.nextElement();
        checkName();
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new RefusedArchiveException(
                    "its member '" + entry.getName() + "' is encrypted: pack it without a password");
        }
        if (!zip.canReadEntryData(entry)) {
            ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
            throw new RefusedArchiveException(
                    "its member '" + entry.getName() + "' is compressed by a method that cannot be read ("
                            + (method == null ? entry.getMethod() : method) + "): pack it by deflate");
        }
        int unix = entry.getPlatform() == ZipArchiveEntry.PLATFORM_UNIX ? entry.getUnixMode() : 0;
        Member.Kind kind = kind(unix);
        String link = kind == Member.Kind.SYMLINK ? link() : "";
        return new Member(
                entry.getName(),
                kind,
                unix == 0 ? -1 : unix & 07777,
                kind == Member.Kind.FILE ? entry.getSize() : 0,
                link);
    }

    /** The reader puts what it cannot decode as question marks, and slashes for the backslashes of some programs. */
    private void checkName() throws CharacterCodingException {
        String name = entry.getName();
        if (entry.getNameSource() != ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
            Charset used = entry.getGeneralPurposeBit().usesUTF8ForNames() ? StandardCharsets.UTF_8 : charset;
            name = used.newDecoder().decode(ByteBuffer.wrap(entry.getRawName())).toString();
        }
        if (name.indexOf('\\') >= 0) {
            throw new RefusedArchiveException("its member '" + name
                    + "' has a backslash in its name, which zip archives must not (APPNOTE 4.4.17): pack it anew");
        }
    }

    private Member.Kind kind(int unix) {
        if (entry.isUnixSymlink()) {
            return Member.Kind.SYMLINK;
        }
        if (entry.isDirectory() || (unix & KIND) == DIRECTORY) {
            return Member.Kind.DIRECTORY;
        }
        return (unix & KIND) == FILE || (unix & KIND) == 0 ? Member.Kind.FILE : Member.Kind.OTHER;
    }

    private String link() throws IOException {
        if (entry.getSize() > LONGEST_LINK) {
            throw new ZipException("the symlink '" + entry.getName() + "' is longer than a path can be");
        }
        return zip.getUnixSymlink(entry);
    }

    @Override
    public InputStream content() throws IOException {
        return new CheckedContent(zip.getInputStream(entry), entry.getName(), entry.getSize(), entry.getCrc());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
