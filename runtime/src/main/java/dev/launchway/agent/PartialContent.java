package dev.launchway.agent;

import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.engine.system.Sha256Program;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** The beginning of a content, in a file of its own. Its checksum is computed as it grows: what is written is not read again. */
final class PartialContent extends OutputStream {

    /** In bytes: below that, Java computes a checksum in the time that starting a program takes. */
    private static final long VERY_LARGE = 16 << 20;

    private static final Set<OpenOption> HOW = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final FileChannel channel;
    private final long whole;
    private MessageDigest digest;
    /** Computes the checksum in place of {@link #digest}; {@code null} for none. */
    private Sha256Program program;

    private long size;

    private PartialContent(FileChannel channel, long whole) {
        this.channel = channel;
        this.whole = whole;
        begin();
    }

    private void begin() {
        endProgram();
        size = 0;
        digest = Sha256.digest();
        if (whole >= VERY_LARGE) {
            program = Sha256Program.start().orElse(null);
        }
    }

    private void endProgram() {
        if (program != null) {
            program.close();
            program = null;
        }
    }

    /**
     * Goes on with what is there, as far as it consists of whole parts.
     *
     * @param whole how much it is when it is whole, in bytes
     */
    static PartialContent open(Path file, long whole) throws IOException {
        PartialContent partial = new PartialContent(
                FileChannel.open(
                        file, HOW, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                whole);
        try {
            long there = partial.channel.size();
            partial.keep(there == whole ? there : there < whole ? there - there % ContentPart.SIZE : 0);
            return partial;
        } catch (IOException e) {
            partial.close();
            throw e;
        }
    }

    private void keep(long length) throws IOException {
        channel.truncate(length);
        read(length, this::digest);
        channel.position(length);
    }

    /** Takes bytes. */
    private interface Bytes {
        void take(byte[] bytes, int from, int length);
    }

    private void read(long length, Bytes to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(ContentPart.SIZE);
        long position = 0;
        while (position < length && channel.read(buffer.clear(), position) > 0) {
            to.take(buffer.array(), 0, buffer.position());
            position += buffer.position();
        }
    }

    private void digest(byte[] bytes, int from, int length) {
        size += length;
        if (digest == null) {
            return; // the program has failed: the file is read when it is whole
        }
        if (program == null) {
            digest.update(bytes, from, length);
            return;
        }
        try {
            program.write(bytes, from, length);
        } catch (IOException e) {
            endProgram();
            digest = null;
        }
    }

    /** How much is there, in bytes. */
    long size() {
        return size;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        digest(bytes, from, length);
    }

    /** Begins anew. */
    void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
        begin();
    }

    /** Whether what is there has a checksum; nothing is added after that. */
    boolean is(String checksum) throws IOException {
        Optional<String> told = Optional.empty();
        if (program != null) {
            told = program.result();
            digest = null;
        } else if (digest != null) {
            return Sha256.hex(digest).equals(checksum);
        }
        endProgram();
        return told.filter(checksum::equals).isPresent() || reread().equals(checksum);
    }

    private String reread() throws IOException {
        MessageDigest all = Sha256.digest();
        read(size, all::update);
        return Sha256.hex(all);
    }

    @Override
    public void close() throws IOException {
        endProgram();
        channel.close();
    }
}
