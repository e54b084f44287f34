package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.ProtocolViolationException;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.ContentMissing;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.apply.ControllerContents;
import dev.launchway.engine.apply.SourceFailedException;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What components want of the controller: it is asked once what there is of a name, and for the content as often as that is read. */
final class ContentQuestions implements ControllerContents {

    private final AgentSide controller;
    private final Inbox inbox;
    private final Object turn;
    private final Map<ControllerFile, ToAgent> answers = new HashMap<>();

    /**
     * Prepares.
     *
     * @param turn locked while a question is asked: one is asked at a time
     */
    ContentQuestions(AgentSide controller, Inbox inbox, Object turn) {
        this.controller = controller;
        this.inbox = inbox;
        this.turn = turn;
    }

    @Override
    public ControllerContent of(ControllerFile file) {
        synchronized (turn) {
            ToAgent answer = answers.get(file);
            if (answer == null) {
                answer = ask(file);
                answers.put(file, answer);
            }
            if (answer instanceof ContentFound found) {
                return new SentContent(found.size(), found.checksum(), to -> write(file, found, to));
            }
            ContentMissing missing = (ContentMissing) answer;
            throw new SourceFailedException(missing.message(), missing.details());
        }
    }

    private ToAgent ask(ControllerFile file) {
        try {
            controller.send(new AskContent(file));
            ToAgent answer = inbox.answer();
            if (answer instanceof ContentFound || answer instanceof ContentMissing) {
                return answer;
            }
            throw new ProtocolViolationException("an answer to another question");
        } catch (IOException e) {
            inbox.giveUp();
            throw new SourceFailedException("the controller cannot say what it has got: " + e.getMessage(), List.of());
        }
    }

    private void write(ControllerFile file, ContentFound content, OutputStream to) throws IOException {
        MessageDigest digest = Sha256.digest();
        synchronized (turn) {
            transfer(file, content.size(), digest, to);
        }
        if (!Sha256.hex(digest).equals(content.checksum())) {
            throw new IOException("what the controller sent of '" + file.key() + "' is not what it had got");
        }
    }

    private void transfer(ControllerFile file, long size, MessageDigest digest, OutputStream to) throws IOException {
        long asked = 0;
        long had = 0;
        IOException broken = null;
        while (had < asked || (had < size && broken == null)) {
            while (broken == null
                    && asked < size
                    && asked - had < AskContentPart.MOST_AHEAD * (long) ContentPart.SIZE) {
                controller.send(new AskContentPart(file, asked));
                asked += Math.min(ContentPart.SIZE, size - asked);
            }
            byte[] part = inbox.answer(ContentPart.class).content();
            long expected = Math.min(ContentPart.SIZE, size - had);
            had += expected;
            if (broken == null) {
                broken = take(file, part, expected, digest, to);
            }
        }
        if (broken != null) {
            throw broken;
        }
    }

    /** What is wrong, so that the parts that are on their way are waited for first; {@code null} when nothing is. */
    private static IOException take(
            ControllerFile file, byte[] part, long expected, MessageDigest digest, OutputStream to) {
        if (part.length != expected) {
            return new IOException("the controller has lost what it had got of '" + file.key() + "'");
        }
        try {
            to.write(part);
            digest.update(part);
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
