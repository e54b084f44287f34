package dev.launchway.library.fetch;

import dev.launchway.api.StreamedContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/**
 * Lets a content come until it is whole and right. What came is right, wrong, or joined of parts of two contents: then it begins
 * anew once.
 *
 * @param trust {@code null} for what Java trusts
 */
record Retrieval(Source source, SSLContext trust, ContentChecksum checksum, PartStore parts) {

    /** Takes a whole content; throws {@link WrongChecksumException} when it is not right. */
    interface Taker {
        void take(StreamedContent whole) throws IOException;
    }

    /** Lets it come and be taken; what has come is kept when that was done, and removed when it was wrong. */
    void run(Taker taker) throws IOException {
        for (boolean again = false; ; again = true) {
            Transfer transfer = new Transfer(source, trust, checksum.toString(), parts);
            transfer.run();
            try {
                taker.take(this::copy);
                return;
            } catch (WrongChecksumException e) {
                parts.discard();
                if (again || !transfer.isJoined()) {
                    throw transfer.isPage() ? page(e) : e;
                }
                parts.log(source.shown() + " changed between two parts of it; begins anew");
            }
        }
    }

    private void copy(OutputStream out) throws IOException {
        boolean zipped =
                source.compressed() && PartNote.GZIP.equals(parts.note().encoding());
        try (InputStream in = zipped ? new GZIPInputStream(parts.open()) : parts.open()) {
            in.transferTo(out);
        }
    }

    private static DownloadFailedException page(WrongChecksumException e) {
        return new DownloadFailedException(
                e.getMessage() + "; what came is an HTML page, as servers send to ask for a login", e);
    }
}
