package dev.launchway.engine.template;

import dev.launchway.engine.redaction.LiteralPlaceholders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes note of the files of definition directories that components read, ask for or list. */
public final class FilesRead {

    private final FilesRead whole;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Set<String> listed = ConcurrentHashMap.newKeySet();

    /** Starts with nothing. */
    public FilesRead() {
        this(null);
    }

    /**
     * Starts with nothing.
     *
     * @param whole takes note of the same and of more; {@code null} for nobody
     */
    public FilesRead(FilesRead whole) {
        this.whole = whole;
    }

    void use(String path) {
        used.add(path);
        if (whole != null) {
            whole.use(path);
        }
    }

    void list(String path) {
        listed.add(path);
        if (whole != null) {
            whole.list(path);
        }
    }

    boolean contains(String path) {
        return used.contains(path) || listed.contains(path);
    }

    /**
     * The files that were read, or asked for by their names.
     *
     * @return paths from the root of the class path on, unmodifiable
     */
    public Set<String> used() {
        return Collections.unmodifiableSet(used);
    }

    /**
     * The files whose names were listed; there need not be one for each.
     *
     * @return paths from the root of the class path on, unmodifiable
     */
    public Set<String> listed() {
        return Collections.unmodifiableSet(listed);
    }

    /**
     * What stands in the files that were read or asked for, as far as it is text of a usual length.
     *
     * @param loader finds the files
     * @return their texts
     */
    public List<String> texts(ClassLoader loader) {
        List<String> texts = new ArrayList<>();
        for (String path : used) {
            try (InputStream in = loader.getResourceAsStream(path)) {
                if (in != null) {
                    texts.add(new String(in.readNBytes(LiteralPlaceholders.LONGEST_TEXT), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
        return texts;
    }
}
