package dev.launchway.library.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;

/** Lets a content come from a server until it is whole, and goes on where it was broken off, in this run or in an earlier one. */
final class Transfer {

    private static final int CHUNK = 64 * 1024;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Source source;
    private final PartStore parts;
    private final String wanted;
    private final Deadline deadline;
    private final Exchange exchange;
    private boolean joined;
    private boolean page;

    /** The most that has come at once, in bytes: a server that begins anew each time makes no progress. */
    private long best;

    /**
     * Prepares it.
     *
     * @param trust {@code null} for what Java trusts
     * @param expected tells what has come so far of the same URL, when something else was expected
     */
    Transfer(Source source, SSLContext trust, String expected, PartStore parts) {
        this.source = source;
        this.parts = parts;
        this.wanted = PartNote.wanted(source, expected);
        this.deadline = new Deadline(source.limits().total());
        this.exchange = new Exchange(source, trust, deadline);
    }

    /** Whether what came is joined of several answers, which may be of different contents. */
    boolean isJoined() {
        return joined;
    }

    /** Whether what came is a page for people. */
    boolean isPage() {
        return page;
    }

    /**
     * Lets it come; then it is whole, as far as the server says what the whole is.
     *
     * @throws DownloadFailedException when it does not come
     */
    void run() throws IOException {
        int failures = 0;
        best = parts.size();
        for (int attempt = 1; ; attempt++) {
            long before = best;
            try {
                attempt();
                return;
            } catch (RetryableException e) {
                failures = best > before ? 1 : failures + 1;
                pause(e, failures, attempt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DownloadFailedException("the download was interrupted", e);
            }
        }
    }

    private void pause(RetryableException trouble, int failures, int attempts) throws IOException {
        Duration pause = trouble.after() == null ? backOff(failures) : trouble.after();
        String times = attempts == 1 ? "" : ", tried " + attempts + " times";
        if (failures > source.limits().retries()) {
            throw new DownloadFailedException(trouble.getMessage() + times + kept(), trouble);
        }
        if (pause.compareTo(deadline.left()) >= 0) {
            String asked = trouble.after() == null ? "" : ", and asks to wait for " + seconds(pause);
            throw new DownloadFailedException(
                    trouble.getMessage() + asked + times + "; the time limit of "
                            + seconds(source.limits().total()) + " is over" + kept() + "; .timeout(…) allows more",
                    trouble);
        }
        parts.log(trouble.getMessage() + "; goes on in " + seconds(pause));
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadFailedException("the download was interrupted", e);
        }
    }

    /** Doubles, and differs from host to host: those that failed together do not come back together. */
    private Duration backOff(int failures) {
        long most = source.limits().pause().toMillis() << Math.min(failures - 1, 16);
        long less = Math.min(most, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(less / 2 + ThreadLocalRandom.current().nextLong(less / 2 + 1));
    }

    private String kept() throws IOException {
        long size = parts.size();
        return size == 0 ? "" : "; the " + size + " bytes that came are kept, the next run goes on with them";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private void attempt() throws RetryableException, IOException, InterruptedException {
        PartNote note = parts.note();
        long have = note != null && note.wanted().equals(wanted) ? parts.size() : 0;
        if (have > 0 && have == note.total()) {
            return;
        }
        Answer answer = ask(have, have == 0 ? "" : note.validator());
        try (InputStream body = answer.body()) {
            take(answer, body, note, have);
        }
    }

    private Answer ask(long have, String validator) throws RetryableException, InterruptedException {
        try {
            return exchange.get(have, validator);
        } catch (IOException e) {
            String certificate = Trouble.certificate(source, e);
            if (certificate != null) {
                throw new DownloadFailedException(certificate, e);
            }
            throw new RetryableException(Trouble.words(source, e), null, e);
        }
    }

    private void take(Answer answer, InputStream body, PartNote note, long have)
            throws RetryableException, IOException {
        if (answer.isPassing()) {
            throw new RetryableException(
                    "the server answers with status " + answer.status(), answer.retryAfter(), null);
        }
        page = answer.isPage();
        switch (answer.status()) {
            case Answer.OK -> {
                checkEncoding(answer);
                source.limits().checkSize(answer.length());
                parts.begin(new PartNote(wanted, answer.validator(), answer.length(), answer.encoding()));
                joined = false;
                append(body, 0, answer.length());
            }
            case Answer.PARTIAL -> {
                if (have == 0 || !note.isContinuedBy(answer, have)) {
                    parts.discard();
                    throw new RetryableException("the server sends another part than it was asked for", null, null);
                }
                joined = true;
                append(body, have, note.total());
            }
            case Answer.NOT_SATISFIABLE -> {
                if (have == 0 || answer.rangeTotal() != have) {
                    parts.discard();
                    throw new RetryableException("the file at the server is shorter than what came of it", null, null);
                }
            }
            default -> throw new DownloadFailedException(Trouble.status(source, answer));
        }
    }

    private void checkEncoding(Answer answer) {
        boolean known = answer.encoding().isEmpty() || answer.encoding().equals(PartNote.GZIP);
        if (source.compressed() && !known) {
            throw new DownloadFailedException("the server compresses it by '" + answer.encoding()
                    + "', which it was not asked for: leave out .compressed()");
        }
    }

    /** @param total less than 0 where the end is where the server ends */
    private void append(InputStream body, long have, long total) throws RetryableException, IOException {
        Copy copy = new Copy(body, have);
        try {
            parts.append(copy::run);
        } catch (IOException | RuntimeException e) {
            parts.discard();
            throw e;
        }
        best = Math.max(best, copy.written);
        if (copy.trouble != null) {
            throw new RetryableException(
                    "the connection broke off after " + copy.written + (total < 0 ? "" : " of " + total) + " bytes ("
                            + Trouble.words(source, copy.trouble) + ")",
                    null,
                    copy.trouble);
        }
        if (total >= 0 && copy.written < total) {
            throw new RetryableException(
                    "the server ended after " + copy.written + " of " + total + " bytes", null, null);
        }
    }

    /** Copies until the end, or until the connection breaks off, which is no trouble of what is written to. */
    private final class Copy {

        private final InputStream in;
        private long written;
        private IOException trouble;

        Copy(InputStream in, long have) {
            this.in = in;
            this.written = have;
        }

        void run(OutputStream out) throws IOException {
            byte[] buffer = new byte[CHUNK];
            for (int read = read(buffer); read >= 0; read = read(buffer)) {
                source.limits().checkSize(written + read);
                out.write(buffer, 0, read);
                written += read;
            }
        }

        private int read(byte[] buffer) {
            try {
                return in.read(buffer);
            } catch (IOException e) {
                trouble = e;
                return -1;
            }
        }
    }
}
