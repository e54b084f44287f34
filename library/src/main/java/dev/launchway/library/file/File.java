package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file with its content, mode, owner and group.
 *
 * <pre>{@code
 * File config = File.template("nginx.conf");                     // rendered from nginx.conf of the definition directory
 * File.at("etc/app.conf").content("port = 80\n").mode("0640");   // literal
 * File.at("etc/app.conf").rendered("app.conf.prod").leading();   // rendered from another file
 * File.at("cert.pem").source("certs/prod.pem").sensitive();      // copied as it is
 * File.at("sites/a.conf").rendered("site.conf").with("port", 80); // a template with a variable of its own
 * File.at("sudoers").validate("visudo", "-cf", "{}").backup();   // checked before it takes the place of the old one
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
@Observed
public final class File extends FileComponent<File> {

    @Namevar
    String name;

    private final FileContent content;
    private final Instead instead = new Instead();

    private File(TargetPath place) {
        super(place);
        name = place.text();
        content = new FileContent(label());
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
    protected File self() {
        return this;
    }

    /**
     * Sets the content, literally: it is no template. Empty text empties the file.
     *
     * @param text the content
     * @return this
     */
    public File content(String text) {
        content.text(Objects.requireNonNull(text, "content"));
        return this;
    }

    /**
     * Sets the content.
     *
     * @param bytes the content
     * @return this
     */
    public File content(byte[] bytes) {
        content.bytes(bytes);
        return this;
    }

    /**
     * Sets the content to a secret: {@code password.map("postgres:%s\n")}. Unless a mode is set, the file has 0600.
     *
     * @param text the content
     * @return this
     */
    public File content(Secret text) {
        content.secret(Objects.requireNonNull(text, "content"));
        return this;
    }

    /**
     * Sets the content to a secret file. Unless a mode is set, the file has 0600.
     *
     * @param file the content
     * @return this
     */
    public File content(SecretFile file) {
        content.secret(Objects.requireNonNull(file, "content"));
        return this;
    }

    /**
     * Renders the content from a template of the definition directory.
     *
     * @param name a path below the definition directory; the template is written in UTF-8, or in the {@link #encoding} of this file
     * @return this
     */
    public File rendered(String name) {
        content.rendered(Objects.requireNonNull(name, "rendered"));
        return this;
    }

    /**
     * Gives the template a variable, which it reads by its name beside {@code component}, {@code host} and {@code environment}:
     * {@code File.at("sites/a.conf").rendered("site.conf").with("backend", backend)}, and in the template <code>{{ backend.port
     * }}</code>. Its members are read as those of attributes. A variable that the template does not mention is an error.
     *
     * @param name letters, digits and {@code _}; none of the names that each template starts from
     * @param value what an attribute can be, a record, a component, or a list, a map or an Optional of these; {@code null} for a
     *     value that is not set
     * @return this
     * @throws IllegalArgumentException for a name that is none, or that means something in every template
     */
    public File with(String name, Object value) {
        content.with(Objects.requireNonNull(name, "name"), value);
        return this;
    }

    /**
     * Copies the content from another file, as it is.
     *
     * @param file a path below the definition directory; an absolute path, or one that begins with {@code ~}, is a file on the
     *     target, which a component that is deployed before may make
     * @return this
     */
    public File source(String file) {
        content.source(Objects.requireNonNull(file, "source"));
        return this;
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
        content.binary();
        return this;
    }

    /**
     * Makes a directory instead. It may have a mode, an owner and a group, and a {@link #source(String) source}, which is then
     * a directory.
     *
     * @return this
     */
    public File directory() {
        instead.directory();
        return this;
    }

    /**
     * Makes a symlink instead.
     *
     * @param to where it points, as for {@link Symlink#to(String)}
     * @return this
     */
    public File symlink(String to) {
        instead.symlink(Objects.requireNonNull(to, "symlink"));
        return this;
    }

    /**
     * Makes a symlink instead.
     *
     * @param to a mapped path, or one that is relative to the link
     * @return this
     */
    public File symlink(Path to) {
        instead.symlink(Objects.requireNonNull(to, "symlink"));
        return this;
    }

    /**
     * Sets the encoding in which the text is written. A template that is not UTF-8 is read in it, too.
     *
     * @param name a name that Java knows: {@code latin1}, {@code us-ascii}; UTF-8 by default
     * @return this
     * @throws IllegalArgumentException for an unknown encoding
     */
    public File encoding(String name) {
        content.encoding(name);
        return this;
    }

    /**
     * Sets how lines end. Text has LF by default, whatever the template, or the text that was given, has: a checkout on Windows
     * deploys the same file. What is copied as it is keeps its line ends: a source, bytes, a binary file.
     *
     * @param ends how
     * @return this
     */
    public File lineEnds(LineEnds ends) {
        content.lineEnds(Objects.requireNonNull(ends, "lineEnds"));
        return this;
    }

    /**
     * Keeps the content out of diffs. Unless a mode is set, the file has 0600. A file that holds secrets is sensitive by itself;
     * beside a wider mode this says that others may read them.
     *
     * @return this
     */
    public File sensitive() {
        content.sensitive();
        return this;
    }

    /**
     * Writes into the file that is there instead of replacing it: for a file that cannot be replaced because it is mounted by
     * itself, as {@code /etc/hosts} in a container, and for one whose other names (hard links) are to see the new content.
     *
     * <p>It is no longer old or new: who reads it while it is written, or after a crash in that moment, finds a part of it. It is
     * refused where other users than root and the one of the deployment could exchange the file meanwhile.
     *
     * @return this
     */
    public File inPlace() {
        replacing().inPlace();
        return this;
    }

    /**
     * The content, as text.
     *
     * @return the final text, rendered
     * @throws IllegalStateException before this component is prepared, and for content that is read on the target or is no text
     */
    public String content() {
        return content.decoded(knownContent());
    }

    /**
     * The content.
     *
     * @return the final bytes
     * @throws IllegalStateException before this component is prepared, and for content that is read on the target
     */
    public byte[] bytes() {
        return knownContent().clone();
    }

    void configure(Configuration here) {
        map(here);
        if (!instead.configure(this, content, here)) {
            addFile(here, content.origin(here, place().text()), content.diff());
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return instead.isDirectory()
                ? LastUpdated.ofTree(actor().on(probe), path())
                : LastUpdated.ofFile(actor().on(probe), path());
    }
}
