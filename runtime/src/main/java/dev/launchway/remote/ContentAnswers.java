package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.ContentMissing;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.apply.SourceFailedException;
import dev.launchway.engine.controller.ControllerFiles;
import dev.launchway.engine.controller.StoredContent;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Gives a host what the controller gets for its components: what these have named, and nothing else. */
final class ContentAnswers {

    private final HostConnection connection;
    private final ControllerFiles files;
    private final Set<ControllerFile> named = new HashSet<>();
    private final Map<ControllerFile, CompletableFuture<StoredContent>> asked = new HashMap<>();
    private final Function<StoredContent, PackedParts> parts;
    private final Map<ControllerFile, LineRate> rates = new HashMap<>();
    private final AtomicInteger unsent = new AtomicInteger();

    /**
     * Prepares.
     *
     * @param connection the way to the host
     * @param model the configured environment
     * @param files what is got here
     * @param parts what all hosts are sent of a content
     */
    ContentAnswers(
            HostConnection connection,
            ExpandedEnvironment model,
            ControllerFiles files,
            Function<StoredContent, PackedParts> parts) {
        this.connection = connection;
        this.files = files;
        this.parts = parts;
        for (ExpandedRoot root : new HostRoots(model).of(connection.name())) {
            add(root.node());
        }
    }

    private void add(Node node) {
        named.addAll(node.sources().keySet());
        node.children().forEach(this::add);
    }

    /** Answers, maybe later; false for a question that this host's agent has no reason to ask. */
    boolean answer(FromAgent question) {
        if (question instanceof AskContent ask) {
            return named.contains(ask.file()) && !asked.containsKey(ask.file()) && describe(ask.file());
        }
        return question instanceof AskContentPart ask && sendPart(ask);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of it is sent
    private boolean describe(ControllerFile file) {
        CompletableFuture<StoredContent> content;
        try {
            content = files.get(file);
        } catch (SourceFailedException e) {
            content = CompletableFuture.failedFuture(e);
        }
        asked.put(file, content);
        content.whenComplete((found, failure) -> connection.send(description(found, failure)));
        return true;
    }

    private static ToAgent description(StoredContent found, Throwable failure) {
        if (failure == null) {
            return new ContentFound(found.size(), found.checksum());
        }
        return failure instanceof SourceFailedException failed
                ? new ContentMissing(failed.getMessage(), failed.details())
                : new ContentMissing(failure.toString(), List.of());
    }

    private boolean sendPart(AskContentPart ask) {
        CompletableFuture<StoredContent> content = asked.get(ask.file());
        if (content == null || !content.isDone() || content.isCompletedExceptionally()) {
            return false;
        }
        StoredContent found = content.join();
        if (ask.offset() < 0 || ask.offset() >= found.size() || unsent.incrementAndGet() > AskContentPart.MOST_AHEAD) {
            return false;
        }
        PackedParts all = parts.apply(found);
        LineRate rate = rates.computeIfAbsent(ask.file(), file -> new LineRate(System::nanoTime));
        connection.sendLater(agent -> {
            unsent.decrementAndGet();
            ContentPart part = part(all, ask.offset(), rate);
            agent.send(part);
            all.done(part);
        });
        return true;
    }

    private static ContentPart part(PackedParts all, long offset, LineRate rate) {
        try {
            ContentPart part = all.at(offset, rate.perSecond());
            rate.sent(part.content().length);
            return part;
        } catch (IOException e) {
            return new ContentPart(new byte[0], false);
        }
    }
}
