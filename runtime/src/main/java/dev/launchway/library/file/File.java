package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file with its content, mode, owner and group.
 *
 * <pre>{@code
 * config = File.template("nginx.conf");                          // rendered from nginx.conf of the definition directory
 * File.at("etc/app.conf").content("port = 80\n").mode("0640");   // literal
 * File.at("etc/app.conf").rendered("app.conf.prod").leading();   // rendered from another file
 * File.at("cert.pem").source("certs/prod.pem").sensitive();      // copied as it is
 * File.at("logo.png").binary();                                  // copied from logo.png of the definition directory
 * }</pre>
 *
 * <p>The content comes from one place: {@link #content(String) content}, {@link #rendered rendered} or {@link #source(String)
 * source}. With none of them it is rendered from the file of the definition directory that has the base name of the path. The
 * definition directory, and {@code component} in templates, are those of the component that made this one.
 *
 * <p>With {@link #directory} or {@link #symlink(String)} it is a {@link Directory} or a {@link Symlink} instead.
 */
@Component
public final class File extends Placed<File> {

    @Namevar
    String name;

    private final List<String> settings = new ArrayList<>();
    private String literal;
    private byte[] bytes;
    private String template;
    private String source;
    private String linkTo;
    private Path linkPath;
    private boolean directory;
    private boolean binary;
    private boolean sensitive;
    private Charset charset = StandardCharsets.UTF_8;
    private byte[] result;

    private File(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A file.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static File at(String path) {
        return new File(TargetPath.of(path));
    }

    /**
     * A file.
     *
     * @param path a mapped path
     * @return the component
     */
    public static File at(Path path) {
        return new File(TargetPath.of(path));
    }

    /**
     * A file below the work directory, rendered from the template of the same name.
     *
     * @param name a path below the work directory and below the definition directory
     * @return the component
     */
    public static File template(String name) {
        return at(name).rendered(name);
    }

    @Override
    File self() {
        return this;
    }

    /**
     * Sets the content, literally: it is no template. Empty text empties the file.
     *
     * @param text the content
     * @return this
     */
    public File content(String text) {
        literal = Objects.requireNonNull(text, "content");
        return setting("content");
    }

    /**
     * Sets the content.
     *
     * @param content the bytes
     * @return this
     */
    public File content(byte[] content) {
        bytes = content.clone();
        return setting("content");
    }

    /**
     * Renders the content from a template of the definition directory.
     *
     * @param name a path below the definition directory; the template is written in UTF-8
     * @return this
     */
    public File rendered(String name) {
        template = Objects.requireNonNull(name, "rendered");
        return setting("rendered");
    }

    /**
     * Copies the content from another file, as it is.
     *
     * @param file a path below the definition directory; an absolute path, or one that begins with {@code ~}, is a file on the
     *     target, which a component that is deployed before may make
     * @return this
     */
    public File source(String file) {
        source = Objects.requireNonNull(file, "source");
        return setting("source");
    }

    /**
     * Copies the content from another file, as it is.
     *
     * @param file absolute: a file on the target; relative: a file below the definition directory
     * @return this
     */
    public File source(Path file) {
        return source(file.toString());
    }

    /**
     * Says that the content is not text: without another origin it is copied and not rendered, and no diff is shown.
     *
     * @return this
     */
    public File binary() {
        binary = true;
        return this;
    }

    /**
     * Makes a directory instead. It may have a mode, an owner and a group, and a {@link #source(String) source}, which is then
     * a directory.
     *
     * @return this
     */
    public File directory() {
        directory = true;
        return setting("directory");
    }

    /**
     * Makes a symlink instead.
     *
     * @param to where it points, as for {@link Symlink#to(String)}
     * @return this
     */
    public File symlink(String to) {
        linkTo = Objects.requireNonNull(to, "symlink");
        return setting("symlink");
    }

    /**
     * Makes a symlink instead.
     *
     * @param to a mapped path, or one that is relative to the link
     * @return this
     */
    public File symlink(Path to) {
        linkPath = Objects.requireNonNull(to, "symlink");
        return setting("symlink");
    }

    /**
     * Sets the encoding in which the text is written.
     *
     * @param name a name that Java knows: {@code latin1}, {@code us-ascii}; UTF-8 by default
     * @return this
     * @throws IllegalArgumentException for an unknown encoding
     */
    public File encoding(String name) {
        charset = Encodings.named(name);
        return this;
    }

    /**
     * Keeps the content out of diffs. Unless a mode is set, the file has 0600.
     *
     * @return this
     */
    public File sensitive() {
        sensitive = true;
        return this;
    }

    /**
     * The content, as text.
     *
     * @return the final text, rendered
     * @throws IllegalStateException before this component is prepared, and for content that is read on the target or is no text
     */
    public String content() {
        String text = Encodings.decode(bytes(), charset);
        if (text == null) {
            throw new IllegalStateException(label() + " is no text in " + charset.name() + ": read its bytes()");
        }
        return text;
    }

    /**
     * The content.
     *
     * @return the final bytes
     * @throws IllegalStateException before this component is prepared, and for content that is read on the target
     */
    public byte[] bytes() {
        if (result == null) {
            throw new IllegalStateException(
                    label() + " has no content that is known here: read it after here.add(…), or after"
                            + " configure; a source on the target is not known before the deployment");
        }
        return result.clone();
    }

    private File setting(String setting) {
        settings.remove(setting);
        settings.add(setting);
        return this;
    }

    void configure(Configuration here) {
        Path path = map(here);
        if (directory) {
            configureDirectory(here);
        } else if (linkTo != null || linkPath != null) {
            configureSymlink(here, path);
        } else {
            configureFile(here);
        }
    }

    private void configureFile(Configuration here) {
        if (settings.size() > 1) {
            throw contradiction("the content comes from one place", "keep one of them");
        }
        if (sensitive && givenMode() == null) {
            mode(FileMode.of(0600));
        }
        manage(here);
        here.add(Content.part(this, origin(here), new Shown(charset, binary, sensitive)));
        addAttributes(here);
    }

    private Origin origin(Configuration here) {
        if (source != null && TargetPath.isOnTarget(source)) {
            return Origin.onTarget(here.map(source));
        }
        result = known(here.maker());
        return Origin.known(result);
    }

    private byte[] known(Configuration maker) {
        if (bytes != null) {
            return bytes;
        }
        if (literal != null) {
            return Encodings.encode(literal, charset, label());
        }
        if (source != null) {
            return maker.resource(source);
        }
        if (template != null) {
            return Encodings.encode(maker.template(template), charset, label());
        }
        String implied = TargetPath.baseName(place().text());
        if (!maker.hasResource(implied)) {
            throw new IllegalArgumentException(label() + " has no content: the definition directory has no file '"
                    + implied + "'; add that file, or say .content(…), .rendered(…) or .source(…)");
        }
        return binary ? maker.resource(implied) : Encodings.encode(maker.template(implied), charset, label());
    }

    private void configureDirectory(Configuration here) {
        if (literal != null || bytes != null || template != null || linkTo != null || linkPath != null) {
            throw contradiction("a directory has no content of its own", "drop the others, or .directory()");
        }
        Directory.addParts(this, here, source, List.of());
    }

    private void configureSymlink(Configuration here, Path path) {
        if (settings.size() > 1) {
            throw contradiction("a symlink has no content", "drop the others, or .symlink(…)");
        }
        if (givenMode() != null) {
            throw new IllegalArgumentException(label() + " is a symlink, which has no mode of its own: drop .mode(…)");
        }
        manage(here);
        here.add(Symlink.part(path, linkTo == null ? linkPath : Symlink.mapped(here, linkTo), isLeading()));
        addAttributes(here);
    }

    private IllegalArgumentException contradiction(String rule, String help) {
        return new IllegalArgumentException(
                label() + " has " + String.join(" and ", settings) + ", but " + rule + ": " + help);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return directory ? Trees.newest(probe, path()) : modified(probe, path());
    }
}
