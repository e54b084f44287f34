package dev.launchway.engine.controller;

import dev.launchway.api.ControllerFile;
import dev.launchway.api.ControllerSource;
import dev.launchway.engine.apply.Failures;
import dev.launchway.engine.apply.SecretRules;
import dev.launchway.engine.apply.SourceFailedException;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.text.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One source at work, in a thread of its own. */
final class SourceRun implements Runnable {

    /**
     * What the sources of a run have in common.
     *
     * @param cache where their files are
     * @param directory where the run keeps what they write
     * @param secrets what must not be shown
     * @param atWork bounds how many are at work at once
     * @param timer ends those that take too long
     */
    record Shared(
            ControllerCache cache,
            Path directory,
            KnownSecrets secrets,
            Semaphore atWork,
            ScheduledExecutorService timer) {}

    private final Shared shared;
    private final ControllerFile file;
    private final ControllerSource source;
    private final Consumer<String> messages;
    private final CompletableFuture<StoredContent> result = new CompletableFuture<>();

    SourceRun(Shared shared, ControllerFile file, ControllerSource source, Consumer<String> messages) {
        this.shared = shared;
        this.file = file;
        this.source = source;
        this.messages = messages;
    }

    CompletableFuture<StoredContent> result() {
        return result;
    }

    @Override
    public void run() {
        try {
            shared.atWork().acquire();
            try (CacheEntry entry = shared.cache().entry(file)) {
                ScheduledFuture<?> end = endAfter(source.limit());
                result.complete(write(entry.directory()));
                end.cancel(false);
            } finally {
                shared.atWork().release();
            }
        } catch (Throwable e) {
            result.completeExceptionally(failed(e));
        }
    }

    private StoredContent write(Path cacheDirectory) throws Exception {
        Path content = Files.createTempFile(
                shared.directory(),
                "content",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        MessageDigest digest = Sha256.digest();
        try (OutputStream to = new BufferedOutputStream(
                new DigestOutputStream(Files.newOutputStream(content, StandardOpenOption.WRITE), digest), 1 << 16)) {
            SecretRules rules = new SecretRules(shared.secrets());
            source.write(new SourceContext(rules, cacheDirectory, messages, new LocalSystem()), new OpenStream(to));
        }
        return new StoredContent(content, Files.size(content), Sha256.hex(digest));
    }

    /** A source that closes what it was lent has written all it had to. */
    private static final class OpenStream extends FilterOutputStream {

        OpenStream(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    private ScheduledFuture<?> endAfter(Duration limit) {
        Thread worker = Thread.currentThread();
        return shared.timer()
                .schedule(
                        () -> {
                            String why = "it did not end within " + shown(limit);
                            if (result.completeExceptionally(new SourceFailedException(cannot() + why, List.of()))) {
                                worker.interrupt();
                            }
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static String shown(Duration limit) {
        return limit.toMillis() % 60_000 == 0 && limit.toMinutes() > 1
                ? limit.toMinutes() + " minutes"
                : limit.toMillis() / 1000.0 + " s";
    }

    private SourceFailedException failed(Throwable problem) {
        Failure failure = new Failures(shared.secrets().redactor()).describe(problem);
        return new SourceFailedException(cannot() + failure.message(), failure.details());
    }

    private String cannot() {
        return "the controller cannot get '" + shared.secrets().redactor().redact(file.key()) + "': ";
    }
}
