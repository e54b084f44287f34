package dev.launchway.engine.template;

import java.util.List;
import java.util.Optional;

/** Knows of the files of definition directories that are not on this machine. Safe for use by several threads. */
public interface AbsentFiles {

    /** Where all files are here. */
    AbsentFiles NONE = new AbsentFiles() {
        @Override
        public Optional<byte[]> read(Class<?> component, String name) {
            return Optional.empty();
        }

        @Override
        public boolean has(Class<?> component, String name) {
            return false;
        }

        @Override
        public List<String> list(Class<?> component, String directory, List<String> known) {
            return known;
        }
    };

    /**
     * Reads a file that is not here.
     *
     * @param component the class whose definition directory it is
     * @param name its name below the directory
     * @return its bytes; empty when there is none of that name
     */
    Optional<byte[]> read(Class<?> component, String name);

    /**
     * Whether there is a file that is not here.
     *
     * @param component the class whose definition directory it is
     * @param name its name below the directory
     * @return whether {@link #read} finds it
     */
    boolean has(Class<?> component, String name);

    /**
     * Lists the files below a directory.
     *
     * @param component the class whose definition directory it is
     * @param directory a name below that one; empty for all
     * @param known the names that are known here, sorted
     * @return all names, sorted
     */
    List<String> list(Class<?> component, String directory, List<String> known);
}
