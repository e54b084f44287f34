package dev.launchway.library.service;

/**
 * What a service manager says of a service.
 *
 * @param active whether it runs
 * @param pid its process; 0 for none
 * @param how what the manager calls it, with an exit code where it knows one
 */
record Running(boolean active, long pid, String how) {

    static final Running NOT = new Running(false, 0, "");

    /** Whether there is something of it that is to be ended before it is started. */
    boolean isThere() {
        return active || pid > 0;
    }
}
