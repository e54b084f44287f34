package dev.launchway.api;

/**
 * What a {@link ControllerSource} has written. Size and checksum are known without the content, which goes to a host when it is
 * written or read there, piece by piece: who compares the checksum with that of the file that is there is not sent what it has.
 *
 * <pre>{@code
 * ControllerContent content = target.content(file);
 * target.write(path, content);
 * }</pre>
 *
 * <p>What arrives is compared with the checksum before a file takes its name.
 */
public interface ControllerContent extends StreamedContent {

    /** In bytes: what {@link #text} takes at most. */
    int LONGEST_TEXT = 1 << 20;

    /**
     * The checksum of the content, by SHA-256.
     *
     * @return 64 hex digits, in lower case
     */
    String checksum();

    /**
     * How much it is.
     *
     * @return the size in bytes
     */
    @Override
    long size();

    /**
     * The content as text, for what is short: a number, the id of a commit.
     *
     * @return the text, in UTF-8, as written
     * @throws IllegalStateException when it is longer than {@link #LONGEST_TEXT}
     * @throws java.io.UncheckedIOException when it cannot be had
     */
    String text();
}
