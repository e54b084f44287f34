package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.ProtocolViolationException;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.ContentMissing;
import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.apply.ControllerContents;
import dev.launchway.engine.apply.SourceFailedException;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What components want of the controller: it is asked once what there is of a name, and for the content when that is read. What is
 * large is kept on its way, so that it is sent once.
 */
final class ContentQuestions implements ControllerContents {

    private final AgentSide controller;
    private final Inbox inbox;
    private final Object turn;
    private final Optional<ContentStore> store;
    private final Progress progress;
    private final Map<ControllerFile, ToAgent> answers = new HashMap<>();

    /** Told how much of which content has come. */
    @FunctionalInterface
    interface Progress {

        void at(ControllerFile file, long received, long size);
    }

    /**
     * Prepares.
     *
     * @param turn locked while a question is asked: one is asked at a time
     * @param store keeps what is large; empty where nothing is to be written, as in a prediction
     * @param progress told how much has come, after each part
     */
    ContentQuestions(AgentSide controller, Inbox inbox, Object turn, Optional<ContentStore> store, Progress progress) {
        this.controller = controller;
        this.inbox = inbox;
        this.turn = turn;
        this.store = store;
        this.progress = progress;
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
                return content(file, found);
            }
            ContentMissing missing = (ContentMissing) answer;
            throw new SourceFailedException(missing.message(), missing.details());
        }
    }

    private ControllerContent content(ControllerFile file, ContentFound found) {
        if (store.isPresent() && found.size() > ContentStore.LARGE) {
            return new LargeContent(
                    file.key(),
                    found.size(),
                    found.checksum(),
                    store.get(),
                    (from, to) -> transfer(file, found.size(), from, to));
        }
        return new SentContent(found.size(), found.checksum(), to -> write(file, found, to));
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
        transfer(file, content.size(), 0, new DigestOutputStream(to, digest));
        if (!Sha256.hex(digest).equals(content.checksum())) {
            throw new IOException("what the controller sent of '" + file.key()
                    + "' is not what it had got: the file has changed there meanwhile; run again");
        }
    }

    private void transfer(ControllerFile file, long size, long from, OutputStream to) throws IOException {
        synchronized (turn) {
            new ContentTransfer(controller, inbox, file, size, progress).receive(from, to);
        }
    }
}
