package dev.launchway.api;

import java.util.List;

/**
 * A command exited with a code that is not allowed, exceeded its time, or could not be started.
 *
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // the tag is for javadoc, which takes it
public class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> argv;
    private final int exitCode;
    private final String stdout;
    private final String stderr;

    /**
     * Describes a failure.
     *
     * @param reason what went wrong, a sentence without the command
     * @param argv the program and its arguments
     * @param exitCode the exit code; -1 when there is none
     * @param stdout its output so far
     * @param stderr its errors so far
     */
    public CommandFailed(String reason, List<String> argv, int exitCode, String stdout, String stderr) {
        super(reason);
        this.argv = List.copyOf(argv);
        this.exitCode = exitCode;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * The command.
     *
     * @return the program and its arguments
     */
    public List<String> argv() {
        return argv;
    }

    /**
     * The exit code.
     *
     * @return 0 to 255, or -1 when it was killed for its time or could not be started
     */
    public int exitCode() {
        return exitCode;
    }

    /**
     * Its standard output.
     *
     * @return the text so far
     */
    public String stdout() {
        return stdout;
    }

    /**
     * Its standard error.
     *
     * @return the text so far
     */
    public String stderr() {
        return stderr;
    }
}
