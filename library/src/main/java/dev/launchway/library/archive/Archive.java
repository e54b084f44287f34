package dev.launchway.library.archive;

import dev.launchway.api.Probe;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** An archive on the target: judges it as a whole, and goes through it again to unpack it. */
final class Archive {

    private static final int CHUNK = 64 * 1024;

    private final Path path;
    private final String encoding;
    private final Limits limits;

    Archive(Path path, String encoding, Limits limits) {
        this.path = path;
        this.encoding = encoding;
        this.limits = limits;
    }

    Path path() {
        return path;
    }

    /** What of it is unpacked, when nothing in all of it speaks against it. */
    List<Item> judge(Probe probe, Selection selection) {
        Judgement judgement = new Judgement(selection);
        long[] unpacked = new long[1];
        walk(probe, (index, member, reader, packed) -> {
            limits.checkMembers(index + 1);
            String checksum = "";
            boolean taken = judgement.takes(member);
            if (member.kind() == Member.Kind.FILE) {
                limits.checkBytes(unpacked[0] + member.size(), packed);
                MessageDigest digest = taken ? Sha256.digest() : null;
                try (InputStream content = reader.content()) {
                    byte[] buffer = new byte[CHUNK];
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        unpacked[0] += read;
                        limits.checkBytes(unpacked[0], packed);
                        if (digest != null) {
                            digest.update(buffer, 0, read);
                        }
                    }
                }
                checksum = digest == null ? "" : Sha256.hex(digest);
            }
            judgement.add(index, member, checksum);
            return true;
        });
        try {
            return judgement.items();
        } catch (RefusedArchiveException e) {
            throw refused(e);
        }
    }

    /** Takes members with their contents. */
    interface Visitor {
        /** Whether to go on. */
        boolean member(int index, Content content) throws IOException;
    }

    /** The content of a member that is being visited. */
    interface Content {
        void copyTo(OutputStream out, Item item) throws IOException;
    }

    /** Goes through its members; what the visitor throws is passed on. */
    void visit(Probe probe, Visitor visitor) throws IOException {
        SeekableByteChannel channel = probe.channel(path);
        try (ArchiveReader reader = opened(channel)) {
            int index = 0;
            for (Member member = next(reader); member != null; member = next(reader)) {
                if (!visitor.member(index++, (out, item) -> copy(reader, out, item))) {
                    return;
                }
            }
        }
    }

    private void copy(ArchiveReader reader, OutputStream out, Item item) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[CHUNK];
        try (InputStream content = reader.content()) {
            for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (!Sha256.hex(digest).equals(item.checksum())) {
            throw new RefusedArchiveException("the archive " + path + " changed while it was unpacked: run again");
        }
    }

    private ArchiveReader opened(SeekableByteChannel channel) throws IOException {
        try {
            return ArchiveReader.of(channel, encoding);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw failed(e);
        }
    }

    private Member next(ArchiveReader reader) {
        try {
            return reader.next();
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    private int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    private interface Step {
        boolean member(int index, Member member, ArchiveReader reader, long packed) throws IOException;
    }

    private void walk(Probe probe, Step step) {
        try (SeekableByteChannel channel = probe.channel(path)) {
            long packed = channel.size();
            try (ArchiveReader reader = ArchiveReader.of(channel, encoding)) {
                int index = 0;
                for (Member member = reader.next(); member != null; member = reader.next()) {
                    if (!step.member(index++, member, reader, packed)) {
                        return;
                    }
                }
            } catch (IOException | RuntimeException e) {
                throw failed(e);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RefusedArchiveException failed(Exception e) {
        if (e instanceof RefusedArchiveException refused) {
            return refused(refused);
        }
        if (e instanceof CharacterCodingException) {
            return refused(new RefusedArchiveException("a name in it is not encoded in " + encoding
                    + ": say how it is by .encoding(\"latin1\"), or pack it anew"));
        }
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new RefusedArchiveException(
                "the archive " + path + " is damaged or incomplete: " + why + "; get it anew", e);
    }

    private RefusedArchiveException refused(RefusedArchiveException e) {
        return new RefusedArchiveException("the archive " + path + " is not unpacked: " + e.getMessage(), e);
    }
}
