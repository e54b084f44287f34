package dev.launchway.library.component;

import dev.launchway.api.Probe;
import dev.launchway.api.Probe.DiffKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the changes of a file may be shown: as a diff of text in its own encoding, by the sizes of what is no text, or not at all.
 *
 * @param charset the encoding of its text
 * @param binary whether it is never text
 * @param sensitive whether its author says that its content must not be seen
 * @param secrets the names of the secrets that it holds: with some of them it is not shown either
 */
public record ContentDiff(Charset charset, boolean binary, boolean sensitive, Set<String> secrets) {

    /** Text in UTF-8 that everybody may see. */
    public static final ContentDiff UTF_8 = new ContentDiff(StandardCharsets.UTF_8, false, false);

    /** Keeps a copy. */
    public ContentDiff {
        secrets = Set.copyOf(secrets);
    }

    /**
     * Content that holds no secret, as far as it is known.
     *
     * @param charset the encoding of its text
     * @param binary whether it is never text
     * @param sensitive whether its author says that its content must not be seen
     */
    public ContentDiff(Charset charset, boolean binary, boolean sensitive) {
        this(charset, binary, sensitive, Set.of());
    }

    /**
     * The same, for content that holds secrets.
     *
     * @param names their names, added to those that are known
     * @return how its changes may be shown
     */
    public ContentDiff holding(Collection<String> names) {
        Set<String> all = new TreeSet<>(secrets);
        all.addAll(names);
        return new ContentDiff(charset, binary, sensitive, all);
    }

    /**
     * Whether others than the owner may see it.
     *
     * @return {@code false} for what is sensitive, and for what holds secrets
     */
    public boolean open() {
        return !sensitive && secrets.isEmpty();
    }

    /**
     * Shows how a file's content would change, by {@link Probe#diff}. Bytes that are no text in the encoding count as binary.
     *
     * @param probe the target
     * @param path the file
     * @param before its content now; {@code null} where there is none
     * @param after its content to be; {@code null} when it is removed
     */
    public void show(Probe probe, Path path, byte[] before, byte[] after) {
        if (!open()) {
            probe.diff(path, before, after, secrets);
            return;
        }
        String old = before == null || binary ? null : TextEncoding.decode(before, charset);
        String text = after == null || binary ? null : TextEncoding.decode(after, charset);
        boolean readable = !binary && (before == null || old != null) && (after == null || text != null);
        if (!readable) {
            probe.diff(path, before, after, DiffKind.BINARY);
        } else if (charset.equals(StandardCharsets.UTF_8)) {
            probe.diff(path, before, after, DiffKind.TEXT);
        } else {
            probe.diff(path, utf8(old), utf8(text), DiffKind.TEXT);
        }
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
