package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.component.TextEncoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A file that holds data, in a format that subclasses know. */
@Component
@Observed
abstract class DataContent<S extends DataContent<S>> extends FileComponent<S> {

    @Namevar
    String name;

    private Object data;
    private boolean hasData;
    private String source;
    private Object override = new LinkedHashMap<>();
    private boolean compact;
    private boolean sensitive;
    private DataTree tree;

    DataContent(TargetPath place) {
        super(place);
        name = place.text();
    }

    /** Plain data in this format. */
    abstract String print(Object plain, boolean compact);

    /** A text in this format with plain data laid over it; {@code null} for none. What is not overlaid stays as it is. */
    abstract String overlaid(String text, Object over, boolean compact);

    abstract String format();

    /**
     * Sets the data. Empty data counts.
     *
     * @param value maps, lists, text, numbers, booleans, {@code null}, and of the api's types Address, FileMode and Secret; a
     *     secret makes the file sensitive: it has 0600 unless another mode is set, and its diffs name secrets alone
     * @return this
     */
    public S data(Object value) {
        data = value;
        hasData = true;
        return self();
    }

    /**
     * Reads the data from a file, which is no template. Without data and source it is the file of the definition directory that
     * has the base name of the path.
     *
     * @param file a path below the definition directory; an absolute path, or one that begins with {@code ~}, is a file on the
     *     target, which a component that is deployed before may make
     * @return this
     */
    public S source(String file) {
        source = Objects.requireNonNull(file, "source");
        return self();
    }

    /**
     * Reads the data from a file.
     *
     * @param file absolute: a file on the target; relative: a file below the definition directory
     * @return this
     */
    public S source(Path file) {
        return source(file.toString());
    }

    /**
     * Lays data over what was given: maps are merged key by key at every depth, a list is appended to a list, everything else is
     * replaced. May be called more than once. Of a source, all else stays as it is written: order, numbers, and in YAML
     * comments. A new key stands among sorted keys at its place, else behind them.
     *
     * @param values what to add or replace
     * @return this
     */
    public S override(Map<String, ?> values) {
        override = DataTree.merge(override, values);
        return self();
    }

    /**
     * Writes the data without needless blanks and line ends.
     *
     * @return this
     */
    public S compact() {
        compact = true;
        return self();
    }

    /**
     * Keeps the content out of diffs. Unless a mode is set, the file has 0600. Beside a wider mode it says that others may read the
     * secrets in it.
     *
     * @return this
     */
    public S sensitive() {
        sensitive = true;
        return self();
    }

    /**
     * The content, as it is written.
     *
     * @return the final text
     * @throws IllegalStateException before this component is prepared, and for a source on the target
     */
    public String content() {
        return new String(knownContent(), StandardCharsets.UTF_8);
    }

    void configure(Configuration here) {
        map(here);
        if (hasData && source != null) {
            throw new IllegalArgumentException(
                    label() + " has data and source, but its content comes from one place: keep"
                            + " one of them, and use .override(…) for additions");
        }
        tree = new DataTree(here::secretsIn);
        Origin origin = origin(here);
        addFile(here, origin, new ContentDiff(StandardCharsets.UTF_8, false, sensitive, tree.secrets()));
    }

    private Origin origin(Configuration here) {
        if (hasData) {
            return Origin.known(render(data));
        }
        if (source != null && TargetPath.isOnTarget(source)) {
            Path file = here.map(source);
            Origin onTarget = Origin.onTarget(file);
            tree.plain(override);
            return probe -> renderFile(onTarget.read(probe), file.toString(), null);
        }
        String file = source == null ? TargetPath.baseName(place().text()) : source;
        Configuration maker = here.maker();
        if (source == null && !maker.hasFile(file)) {
            throw new IllegalArgumentException(label() + " has no data: the definition directory has no file '" + file
                    + "'; add that file, or say .data(…) or .source(…)");
        }
        return Origin.known(renderFile(maker.resource(file), file, LineEnds.LF));
    }

    /** With {@code null} for the line ends those of the file stay. */
    private byte[] renderFile(byte[] bytes, String file, LineEnds lineEnds) {
        String text = TextEncoding.decode(bytes, StandardCharsets.UTF_8);
        if (text == null) {
            throw new IllegalArgumentException(label() + ": " + file + " is no text in UTF-8");
        }
        Object over = tree.plain(override);
        try {
            return encoded(overlaid(lineEnds == null ? text : lineEnds.in(text), isEmpty(over) ? null : over, compact));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(label() + ": " + file + " is no " + format() + ": " + e.getMessage(), e);
        }
    }

    private byte[] render(Object base) {
        try {
            Object plain = tree.plain(isEmpty(override) ? base : DataTree.merge(base, override));
            return encoded(print(plain, compact));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(label() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Object data) {
        return data instanceof Map<?, ?> map && map.isEmpty();
    }

    private byte[] encoded(String text) {
        return TextEncoding.encode(text, StandardCharsets.UTF_8, label());
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, path());
    }
}
