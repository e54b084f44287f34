package dev.launchway.library.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** Goes through the members of an archive, in their order. It finds what is damaged, and judges nothing else. */
interface ArchiveReader extends Closeable {

    /** What is looked at to tell the format, in bytes. */
    int BEGINNING = 512;

    /** The next member; {@code null} behind the last one, when the end of the archive is as it must be. */
    Member next() throws IOException;

    /** The content of the member that {@link #next} gave, to be read before the next one is asked for. */
    InputStream content() throws IOException;

    /**
     * Reads an archive, by what it is and not by its name.
     *
     * @param archive closed by {@link #close}
     * @param encoding of names, where the archive does not tell
     * @throws RefusedArchiveException when it is none that can be read
     */
    static ArchiveReader of(SeekableByteChannel archive, String encoding) throws IOException {
        ByteBuffer beginning = ByteBuffer.allocate(BEGINNING);
        for (int read = 0; read >= 0 && beginning.hasRemaining(); ) {
            read = archive.read(beginning);
        }
        byte[] bytes = beginning.array();
        if (beginning.position() == 0) {
            throw new RefusedArchiveException("it is empty");
        }
        if (bytes[0] == 'P' && bytes[1] == 'K') {
            return new ZipReader(archive, encoding);
        }
        archive.position(0);
        Compression compression = Compression.of(bytes);
        return new TarReader(compression.open(Channels.newInputStream(archive)), encoding);
    }
}
