package dev.launchway.engine.template;

import dev.launchway.engine.redaction.LiteralPlaceholders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes note of the files of definition directories that components read, list or ask for. Not thread-safe. */
public final class FilesRead {

    private final Set<String> paths = new HashSet<>();

    /** Starts with nothing. */
    public FilesRead() {}

    void add(String path) {
        paths.add(path);
    }

    boolean contains(String path) {
        return paths.contains(path);
    }

    Set<String> all() {
        return paths;
    }

    /**
     * What stands in them, as far as it is text of a usual length.
     *
     * @param loader finds the files
     * @return their texts
     */
    public List<String> texts(ClassLoader loader) {
        List<String> texts = new ArrayList<>();
        for (String path : paths) {
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
