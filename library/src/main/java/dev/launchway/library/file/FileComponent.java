package dev.launchway.library.file;

import dev.launchway.library.component.Checksum;
import dev.launchway.library.component.TargetPath;

/**
 * What all components that give a file its content have: beside the settings of {@link PlacedComponent} a check of new content, and
 * backups of the old one. A component of a user's own that writes a file of its own format extends it, and calls {@link #addFile}
 * in its {@code configure}.
 *
 * @param <S> the component itself, which its settings return
 */
public abstract class FileComponent<S extends FileComponent<S>> extends PlacedComponent<S> {

    private final Replacing replacing = new Replacing();

    /**
     * A file at a path.
     *
     * @param place where, as it was given
     */
    protected FileComponent(TargetPath place) {
        super(place);
    }

    /**
     * Has new content checked before it takes the place of the old one: {@code validate("nginx", "-t", "-c", "{}")}. It lies in a
     * temporary file of the same directory meanwhile, with the mode and the owner that are set. Where the check fails, the old
     * content stays, and this component fails with the command's output; the next run tries again. Called several times, all
     * checks must pass.
     *
     * <p>It runs in the work directory, for at most five minutes, and only when the content changes. A prediction lists it and
     * does not run it. The temporary file is called {@code .launchway-check.NAME}.
     *
     * @param argv a program and its arguments; <code>{}</code> in them stands for the path of the temporary file
     * @return this
     * @throws IllegalArgumentException where no argument holds <code>{}</code>
     */
    public S validate(String... argv) {
        replacing.validate(Validator.of(label(), argv));
        return self();
    }

    /**
     * Keeps the content that is replaced, beside the file: as {@code NAME.~1~}, the next one as {@code NAME.~2~} and so on, the last
     * five of them. They can be read by the user of the deployment alone. A symlink that is replaced is not kept.
     *
     * @return this
     */
    public S backup() {
        replacing.backup();
        return self();
    }

    /**
     * The checksum of the content, by SHA-256.
     *
     * @return 64 hex digits, as {@link dev.launchway.api.Probe#checksum} gives them for the file that is written
     * @throws IllegalStateException before this component is prepared, and for content that is read on the target
     */
    public String checksum() {
        return Checksum.of(knownContent());
    }

    @Override
    final Replacing replacing() {
        return replacing;
    }
}
