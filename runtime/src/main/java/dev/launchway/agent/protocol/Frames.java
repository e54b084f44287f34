package dev.launchway.agent.protocol;

import dev.launchway.agent.protocol.ToAgent.ContentPart;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Frames on a pair of streams: a length in four bytes, then as many bytes. Reading and writing are independent of each other. */
public final class Frames implements FrameWriter {

    /** What no frame exceeds, in bytes. */
    public static final int LARGEST = 64 << 20;

    /** What no frame of an agent exceeds, in bytes; it shortens what it tells. */
    public static final int LARGEST_OF_AGENT = 8 << 20;

    /** In bytes: of a frame with a whole part of a content: its type, its length, the bytes, and whether they are packed. */
    private static final int PART = 2 + Integer.BYTES + ContentPart.SIZE;

    /** In bytes: what is read at once; Java's own memory for that comes and goes where it is more. */
    private static final int PIECE = 1 << 16;

    private final int largest;
    private final DataInputStream in;
    private final OutputStream out;
    private byte[] part;

    /**
     * Speaks over streams.
     *
     * @param in what the other side says
     * @param out what this side says
     */
    public Frames(InputStream in, OutputStream out) {
        this(in, out, LARGEST);
    }

    /**
     * Speaks over streams, with one who is not to say much at once.
     *
     * @param in what the other side says
     * @param out what this side says
     * @param largest what no frame of the other side exceeds, in bytes
     */
    public Frames(InputStream in, OutputStream out, int largest) {
        this.largest = largest;
        this.in = new DataInputStream(in);
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    /**
     * Reads a frame; blocks until one is there.
     *
     * @return its bytes, which the next call may overwrite; {@code null} when the other side has closed its stream between two frames
     * @throws IOException when the stream breaks, or the frame does
     */
    byte[] read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedByte() << 8 | in.readUnsignedByte();
        if (length < 1 || length > largest) {
            throw new ProtocolViolationException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] frame = length == PART ? part() : in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("the stream ends within a frame");
        }
        return frame;
    }

    private byte[] part() throws IOException {
        if (part == null) {
            part = new byte[PART];
        }
        for (int from = 0; from < PART; from += PIECE) {
            in.readFully(part, from, Math.min(PIECE, PART - from));
        }
        return part;
    }

    @Override
    public void write(byte[] frame, boolean atOnce) throws IOException {
        write(atOnce, frame);
    }

    /** Writes a frame that consists of pieces. */
    synchronized void write(boolean atOnce, byte[]... pieces) throws IOException {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        if (length > LARGEST) {
            throw new ProtocolViolationException("a frame of " + length + " bytes would be too large");
        }
        out.write(length >>> 24);
        out.write(length >>> 16);
        out.write(length >>> 8);
        out.write(length);
        for (byte[] piece : pieces) {
            out.write(piece);
        }
        if (atOnce) {
            out.flush();
        }
    }
}
