package dev.launchway.engine.facts;

import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file that is being read. Read once from its begin to its end it is a fact; where parts were read, what stood in the others at
 * that moment is not known.
 */
final class ObservedChannel implements SeekableByteChannel {

    private static final long NOT_ASKED = -1;

    private final SeekableByteChannel channel;
    private final Path path;
    private final Observations observations;
    private final MessageDigest digest = Sha256.digest();
    private long noted;
    private long size = NOT_ASKED;
    private boolean ended;
    private boolean parts;

    ObservedChannel(SeekableByteChannel channel, Path path, Observations observations) {
        this.channel = channel;
        this.path = path;
        this.observations = observations;
        observations.reading();
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        boolean next = channel.position() == noted;
        int begin = buffer.position();
        int read = read(channel, buffer);
        if (!next) {
            parts = true;
        } else if (read > 0) {
            digest.update(buffer.duplicate().limit(begin + read).position(begin));
            noted += read;
        }
        ended = read < 0;
        return read;
    }

    private int read(SeekableByteChannel from, ByteBuffer buffer) throws IOException {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            parts = true;
            throw e;
        }
    }

    @Override
    public int write(ByteBuffer buffer) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        long now = channel.size();
        parts |= size != NOT_ASKED && size != now;
        size = now;
        return now;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            if (!ended || parts || (size != NOT_ASKED && size != noted)) {
                observations.giveUp("parts of " + path + " were read");
            } else {
                observations.add(new Fact.Content(path, Sha256.hex(digest)));
            }
            observations.read();
        }
        channel.close();
    }
}
