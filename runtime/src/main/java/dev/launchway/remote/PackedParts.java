package dev.launchway.remote;

import dev.launchway.agent.protocol.PartBuffers;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.engine.controller.StoredContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.zip.Deflater;

/**
 * The parts of one content as they are sent to all hosts: each is compressed at most once, and only where that makes it smaller. What
 * was compressed lies beside the content, for the hosts that ask for it later. What is compressed already, as a jar, is found out by
 * trying.
 */
final class PackedParts {

    /** In hundredths: what does not become smaller than that is sent as it is. */
    private static final int WORTHWHILE = 90;
    /** After a part that did not become smaller, so many are not tried. */
    private static final int HOPELESS = 32;
    /** How much more time must be saved than spent: who compresses keeps a processor from others. */
    private static final double GAIN = 2;

    private static final double NANOS = 1e9;
    private static final Set<OpenOption> HOW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final StoredContent content;
    private final LongSupplier clock;
    private final Path file;
    private final Map<Long, Packed> packed = new HashMap<>();
    private final PartBuffers buffers = new PartBuffers();
    private long end;
    private long cost;
    private long hopelessBefore;

    /** Where a part lies. */
    private record Packed(long position, int length) {}

    /**
     * Prepares.
     *
     * @param content what is sent
     * @param clock tells nanoseconds
     */
    PackedParts(StoredContent content, LongSupplier clock) {
        this.content = content;
        this.clock = clock;
        this.file = content.file().resolveSibling(content.file().getFileName() + ".packed");
    }

    /**
     * A part.
     *
     * @param offset where it begins
     * @param rate how many bytes its host takes in a second; a part is compressed where that takes less time than it saves
     */
    ContentPart at(long offset, double rate) throws IOException {
        int size = (int) Math.min(ContentPart.SIZE, content.size() - offset);
        Packed there = there(offset, size, rate);
        if (there != null) {
            return new ContentPart(read(there), true);
        }
        byte[] part = buffers.take(size);
        content.read(offset, part);
        return worthTrying(offset, size, rate) ? pack(offset, part) : new ContentPart(part, false);
    }

    /** Takes back a part that has been sent: its bytes are overwritten. */
    void done(ContentPart part) {
        buffers.done(part);
    }

    /** What was compressed costs its host less time than that took. */
    private synchronized Packed there(long offset, int size, double rate) {
        Packed there = packed.get(offset);
        return there != null && (size - there.length) / rate * NANOS > cost ? there : null;
    }

    private synchronized boolean worthTrying(long offset, int size, double rate) {
        return offset >= hopelessBefore && !packed.containsKey(offset) && size / 2.0 / rate * NANOS > GAIN * cost;
    }

    private synchronized ContentPart pack(long offset, byte[] part) throws IOException {
        long begun = clock.getAsLong();
        byte[] bytes = new byte[part.length];
        int length = deflate(part, bytes);
        cost = clock.getAsLong() - begun;
        if (length == 0) {
            hopelessBefore = offset + (long) HOPELESS * ContentPart.SIZE;
            return new ContentPart(part, false);
        }
        byte[] smaller = Arrays.copyOf(bytes, length);
        if (!packed.containsKey(offset)) {
            write(smaller);
            packed.put(offset, new Packed(end, length));
            end += length;
        }
        return new ContentPart(smaller, true);
    }

    /** How long it has become; 0 for not enough shorter. */
    private static int deflate(byte[] part, byte[] to) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(part);
            deflater.finish();
            int length = deflater.deflate(to, 0, part.length / 100 * WORTHWHILE);
            return deflater.finished() ? length : 0;
        } finally {
            deflater.end();
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try (FileChannel to = FileChannel.open(
                file, HOW, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            while (rest.hasRemaining()) {
                to.write(rest, end + rest.position());
            }
        }
    }

    private byte[] read(Packed part) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(part.length);
        try (FileChannel from = FileChannel.open(file)) {
            while (bytes.hasRemaining()) {
                if (from.read(bytes, part.position + bytes.position()) < 0) {
                    throw new IOException(file + " is shorter than it was");
                }
            }
        }
        return bytes.array();
    }
}
