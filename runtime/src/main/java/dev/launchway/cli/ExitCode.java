package dev.launchway.cli;

/** How a process of Launchway ends. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WOULD_CHANGE = 2;
    static final int MODEL_INVALID = 3;
    static final int UNREACHABLE = 4;
    static final int LOCKED = 5;
    static final int USAGE = 64;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
