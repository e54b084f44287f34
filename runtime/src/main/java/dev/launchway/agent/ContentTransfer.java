package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.api.ControllerFile;
import dev.launchway.text.SizeText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One content on its way from the controller, part by part: as many are asked for ahead as the line holds, and one more. What waits on
 * the host lies in the memory of its SSH server, which copies it to and fro: two megabytes cost more processor time than the agent.
 */
final class ContentTransfer {

    private static final int LEAST_AHEAD = 2;
    /** How long what is on its way may take, in parts of a second: an interrupt waits for no more. */
    private static final int AHEAD_PER_SECOND = 2;

    private static final double NANOS = 1e9;

    private final AgentSide controller;
    private final Inbox inbox;
    private final ControllerFile file;
    private final long size;
    private final ContentQuestions.Progress progress;
    private final Inflater inflater = new Inflater();

    /**
     * Prepares.
     *
     * @param size of the content, in bytes
     * @param progress told how much has come
     */
    ContentTransfer(
            AgentSide controller, Inbox inbox, ControllerFile file, long size, ContentQuestions.Progress progress) {
        this.controller = controller;
        this.inbox = inbox;
        this.file = file;
        this.size = size;
        this.progress = progress;
    }

    /**
     * Brings what comes after an offset. However it ends, nothing that was asked for is still to come then.
     *
     * @throws IOException when the connection or the output breaks, and when the user interrupts
     */
    void receive(long from, OutputStream to) throws IOException {
        long asked = from;
        long had = from;
        long begun = System.nanoTime();
        Queue<Long> askedAt = new ArrayDeque<>();
        long shortest = Long.MAX_VALUE;
        IOException broken = null;
        try {
            while (had < asked || (had < size && broken == null && !inbox.interrupted())) {
                double rate = (had - from) * NANOS / Math.max(1, System.nanoTime() - begun);
                long ahead = ContentPart.SIZE * ahead(rate, shortest);
                while (broken == null && !inbox.interrupted() && asked < size && asked - had < ahead) {
                    controller.send(new AskContentPart(file, asked));
                    askedAt.add(System.nanoTime());
                    asked += Math.min(ContentPart.SIZE, size - asked);
                }
                if (had < asked) {
                    ContentPart part = inbox.answer(ContentPart.class);
                    int expected = (int) Math.min(ContentPart.SIZE, size - had);
                    had += expected;
                    shortest = Math.min(shortest, System.nanoTime() - askedAt.remove());
                    if (broken == null) {
                        broken = take(part, expected, to);
                        controller.done(part);
                        progress.at(file, had, size);
                    }
                }
            }
        } finally {
            inflater.end();
        }
        if (broken != null) {
            throw broken;
        }
        if (had < size) {
            throw new IOException("interrupted: " + SizeText.of(had) + " of " + SizeText.of(size) + " have come");
        }
    }

    /**
     * How many parts may be on their way: what the line holds, and one more.
     *
     * @param rate bytes in a second
     * @param shortest how long a part took to come, at best, in nanoseconds
     */
    private static long ahead(double rate, long shortest) {
        double onTheLine = Math.ceil(rate * shortest / NANOS / ContentPart.SIZE) + 1;
        double inAMoment = rate / AHEAD_PER_SECOND / ContentPart.SIZE;
        return (long) Math.max(LEAST_AHEAD, Math.min(AskContentPart.MOST_AHEAD, Math.min(onTheLine, inAMoment)));
    }

    /** What is wrong, so that the parts that are on their way are waited for first; {@code null} when nothing is. */
    private IOException take(ContentPart part, int expected, OutputStream to) {
        try {
            byte[] bytes = part.packed() ? unpacked(part.content(), expected) : part.content();
            if (bytes.length != expected) {
                return new IOException("the controller has lost what it had got of '" + file.key() + "'");
            }
            to.write(bytes);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private byte[] unpacked(byte[] packed, int expected) throws IOException {
        byte[] bytes = new byte[expected];
        inflater.reset();
        inflater.setInput(packed);
        try {
            int length = inflater.inflate(bytes);
            if (length == expected && inflater.getRemaining() == 0) {
                return bytes;
            }
        } catch (DataFormatException e) {
            throw new IOException("what the controller sent of '" + file.key() + "' is damaged: " + e.getMessage(), e);
        }
        throw new IOException("what the controller sent of '" + file.key() + "' is damaged");
    }
}
