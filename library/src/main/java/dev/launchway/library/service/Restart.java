package dev.launchway.library.service;

/** When a service that ended by itself is started again. */
public enum Restart {

    /** Always, whatever its exit code. */
    ALWAYS("always", "true"),

    /** When its exit code is not 0, or a signal ended it. */
    ON_FAILURE("on-failure", "unexpected"),

    /** Never; it is started at boot and by deployments alone. */
    NEVER("no", "false");

    private final String systemd;
    private final String supervisor;

    Restart(String systemd, String supervisor) {
        this.systemd = systemd;
        this.supervisor = supervisor;
    }

    /** The value of {@code Restart=}, systemd.service(5). */
    String systemd() {
        return systemd;
    }

    /** The value of {@code autorestart} in supervisor's configuration. */
    String supervisor() {
        return supervisor;
    }
}
