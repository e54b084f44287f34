package dev.launchway.processor.environment;

import java.util.List;

/**
 * A place in an environment file, or in a file of secrets.
 *
 * @param file the file's name: {@code staging.toml}
 * @param line from 1
 * @param column from 1
 */
public record Location(String file, int line, int column) implements Comparable<Location> {

    /** The directory that all locations name. */
    private static final String DIRECTORY = "environments/";

    /**
     * The start of a file.
     *
     * @param file the file's name
     * @return line 1, column 1
     */
    public static Location startOf(String file) {
        return new Location(file, 1, 1);
    }

    /**
     * The environment whose file it is.
     *
     * @return its name: {@code staging}
     */
    public String environment() {
        for (String extension : List.of(StoredSecrets.EXTENSION, EnvironmentSource.EXTENSION)) {
            if (file.endsWith(extension)) {
                return file.substring(0, file.length() - extension.length());
            }
        }
        return file;
    }

    /**
     * The file as messages name it.
     *
     * @return {@code environments/staging.toml}
     */
    public String path() {
        return DIRECTORY + file;
    }

    /**
     * File and line, for the derivation lines of a message.
     *
     * @return {@code environments/staging.toml:9}
     */
    public String brief() {
        return DIRECTORY + file + ":" + line;
    }

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code environments/staging.toml:9:12}. */
    @Override
    public String toString() {
        return brief() + ":" + column;
    }
}
