package dev.launchway.api;

/** What came of a command. In a prediction the result of a command of {@code update} is not known. */
public interface CommandResult {

    /**
     * The exit code; 128 and the signal's number for a command that a signal ended.
     *
     * @return 0 to 255
     */
    int exitCode();

    /**
     * What it wrote to standard output, in UTF-8.
     *
     * @return the text; its first 16 MiB when there was more, followed by a line that says so
     */
    String stdout();

    /**
     * What it wrote to standard error, in UTF-8.
     *
     * @return the text; its first 16 MiB when there was more, followed by a line that says so
     */
    String stderr();
}
