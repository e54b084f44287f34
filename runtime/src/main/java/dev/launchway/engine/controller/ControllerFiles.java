package dev.launchway.engine.controller;

import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.ControllerSource;
import dev.launchway.engine.apply.ControllerContents;
import dev.launchway.engine.apply.SourceFailedException;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;

/**
 * What the controller gets for the hosts of one run: each source that is asked for runs once, in the background, and what it wrote is
 * there until the run ends. All methods are for the thread of the run; nothing is made before the first one asks.
 */
public final class ControllerFiles implements ControllerContents, AutoCloseable {

    /** In bytes: how much sources may keep from run to run. */
    private static final long BOUND = 10L << 30;

    private static final int AT_ONCE = 4;

    /** Stands for the end of what is waited for. */
    private static final Optional<Message> OVER = Optional.empty();

    private final ExpandedEnvironment model;
    private final ControllerCache cache;
    private final EventSink sink;
    private final Map<ControllerFile, Asked> sources = new HashMap<>();
    private final Map<ControllerFile, SourceRun> runs = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<Optional<Message>> messages = new LinkedBlockingQueue<>();
    private final Runnable said;
    private CacheEntry directory;
    private SourceRun.Shared shared;

    /** What is named, and by which component first. */
    private record Asked(ControllerSource source, String breadcrumb) {}

    /**
     * Prepares; nothing happens yet.
     *
     * @param model the configured environment
     * @param caches the directory of Launchway among the user's caches
     * @param sink takes what sources say
     */
    public ControllerFiles(ExpandedEnvironment model, Path caches, EventSink sink) {
        this(model, caches, BOUND, sink);
    }

    /**
     * Prepares for a thread that waits for other things, too; nothing happens yet.
     *
     * @param model the configured environment
     * @param caches the directory of Launchway among the user's caches
     * @param sink takes what sources say
     * @param said called when one has said something, which {@link #tell} tells; must not block
     */
    public ControllerFiles(ExpandedEnvironment model, Path caches, EventSink sink, Runnable said) {
        this(model, caches, BOUND, sink, said);
    }

    ControllerFiles(ExpandedEnvironment model, Path caches, long bound, EventSink sink) {
        this(model, caches, bound, sink, () -> {});
    }

    private ControllerFiles(ExpandedEnvironment model, Path caches, long bound, EventSink sink, Runnable said) {
        this.model = model;
        this.cache = new ControllerCache(caches.resolve("controller-files"), bound);
        this.sink = sink;
        this.said = said;
    }

    /**
     * Begins to get something, unless that has begun already.
     *
     * @param file what a component has named
     * @return what its source writes; or a {@link SourceFailedException}
     */
    public CompletableFuture<StoredContent> get(ControllerFile file) {
        SourceRun run = runs.get(file);
        if (run == null) {
            run = start(file);
            runs.put(file, run);
        }
        return run.result();
    }

    private SourceRun start(ControllerFile file) {
        if (sources.isEmpty()) {
            model.roots().forEach(root -> add(root.node()));
        }
        Asked asked = sources.get(file);
        if (asked == null) {
            throw new IllegalArgumentException("no component has named '" + file.key() + "' by here.fromController");
        }
        SourceRun run = new SourceRun(shared(), file, asked.source, text -> {
            messages.add(Optional.of(new Message("", asked.breadcrumb, text)));
            said.run();
        });
        Thread thread = new Thread(run, "source " + file.key());
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        return run;
    }

    private void add(Node node) {
        node.sources().forEach((file, source) -> sources.putIfAbsent(file, new Asked(source, node.breadcrumb())));
        node.children().forEach(this::add);
    }

    private SourceRun.Shared shared() {
        if (shared == null) {
            try {
                directory = cache.run();
            } catch (IOException e) {
                throw new SourceFailedException(
                        "the controller has no place for what it gets: " + e.getMessage(), List.of());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceFailedException("interrupted", List.of());
            }
            ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "limits of sources");
                thread.setDaemon(true);
                return thread;
            });
            shared = new SourceRun.Shared(cache, directory.directory(), model.secrets(), new Semaphore(AT_ONCE), timer);
        }
        return shared;
    }

    @Override
    public ControllerContent of(ControllerFile file) {
        CompletableFuture<StoredContent> content = get(file);
        CompletableFuture<StoredContent> told = content.whenComplete((stored, failure) -> messages.add(OVER));
        try {
            for (Optional<Message> next = messages.take(); next.isPresent(); next = messages.take()) {
                sink.accept(next.get());
            }
            return told.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceFailedException("interrupted", List.of());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SourceFailedException failed
                    ? new SourceFailedException(failed.getMessage(), failed.details())
                    : new IllegalStateException(e.getCause());
        }
    }

    /** Tells what sources have said since. */
    public void tell() {
        for (Optional<Message> next = messages.poll(); next != null; next = messages.poll()) {
            next.ifPresent(sink::accept);
        }
    }

    /** Ends sources that are at work, and removes what the run has kept. */
    @Override
    public void close() {
        tell();
        if (shared == null) {
            return;
        }
        threads.forEach(Thread::interrupt);
        shared.timer().shutdownNow();
        try (CacheEntry own = directory) {
            own.delete();
            cache.prune();
        } catch (IOException e) {
            sink.accept(new Message("", "", "the cache of the controller cannot be tidied up: " + e.getMessage()));
        }
    }
}
