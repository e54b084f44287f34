package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How the new content of a file takes the place of the old one. */
final class Replacing {

    /** Beside the file, with its name at the end: some programs go by that; a point hides it from patterns of names. */
    private static final String CHECKED = ".launchway-check.";

    private final List<Validator> validators = new ArrayList<>();
    private boolean backup;
    private boolean inPlace;

    void validate(Validator validator) {
        validators.add(validator);
    }

    void backup() {
        backup = true;
    }

    void inPlace() {
        inPlace = true;
    }

    boolean isInPlace() {
        return inPlace;
    }

    /** Why it is for files alone, and what to do; {@code null} where nothing was said. */
    String unfit() {
        if (inPlace) {
            return "cannot be written in place: drop .inPlace()";
        }
        if (backup) {
            return "has no former content to keep: drop .backup()";
        }
        return validators.isEmpty() ? null : "has no content to check: drop .validate(…)";
    }

    /** Declares the commands that it runs; {@code label} begins the error where the user cannot do it. */
    void declare(Configuration here, String label, ActingUser actor) {
        for (Validator validator : validators) {
            here.runs(validator.argv());
            here.settle(validator.argv());
        }
        if (actor.isOther() && backup) {
            throw new IllegalArgumentException(label + " has .backup(), which numbers its files as it goes, and .as(…),"
                    + " whose rules name each file: leave one of them out");
        }
    }

    /** Declares the checks that another user runs: by the component that runs them. */
    void declareChecks(Privilege rights, Path path) {
        validators.forEach(validator -> validator.declare(rights, checked(path)));
    }

    /** Where new content lies while it is checked. */
    static Path checked(Path path) {
        return path.resolveSibling(CHECKED + path.getFileName());
    }

    boolean isChecked() {
        return !validators.isEmpty();
    }

    /**
     * Does what comes before the file is written: has the new content checked and keeps the old one.
     *
     * @param write writes the new content, with mode and owner, to another path
     */
    void prepare(Target target, Path path, Consumer<Path> write) {
        if (!validators.isEmpty()) {
            Path checked = checked(path);
            try {
                write.accept(checked);
                for (Validator validator : validators) {
                    validator.check(target, path, checked);
                }
            } finally {
                target.delete(checked);
            }
        }
        if (backup) {
            Backups.keep(target, path);
        }
    }
}
