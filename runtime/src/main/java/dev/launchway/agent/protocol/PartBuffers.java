package dev.launchway.agent.protocol;

import dev.launchway.agent.protocol.ToAgent.ContentPart;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Arrays for parts of contents that are used again: to have memory cleared for each part of a gigabyte takes longer than to encrypt it.
 * May be used by several threads.
 */
public final class PartBuffers {

    private static final int MOST_SPARE = 8;

    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(MOST_SPARE);

    /**
     * An array, with anything in it.
     *
     * @param length in bytes, exactly
     * @return one that nobody else has
     */
    public byte[] take(int length) {
        byte[] known = length == ContentPart.SIZE ? spare.poll() : null;
        return known == null ? new byte[length] : known;
    }

    /**
     * Takes back the array of a part that nobody looks at any more.
     *
     * @param part from wherever
     */
    @SuppressWarnings("CheckReturnValue") // one that is too many is left to the collector
    public void done(ContentPart part) {
        if (part.content().length == ContentPart.SIZE) {
            spare.offer(part.content());
        }
    }
}
