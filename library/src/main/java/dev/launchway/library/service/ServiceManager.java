package dev.launchway.library.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What runs services on a host. */
public enum ServiceManager {

    /** The systemd of the system: a unit in {@code /etc/systemd/system}, by root alone. */
    SYSTEMD,

    /** The user's own systemd, which lingers after the last logout: a unit in {@code ~/.config/systemd/user}. */
    SYSTEMD_USER,

    /** Supervisor: a program in {@code /etc/supervisor/conf.d}, by root alone. */
    SUPERVISOR,

    /** A shell that starts it again when it ends, itself started by cron after a reboot where there is cron. */
    PROGRAM;

    /**
     * Reads a name as environment files write it.
     *
     * @param text {@code systemd}, {@code systemd-user}, {@code supervisor} or {@code program}
     * @return what it names
     * @throws IllegalArgumentException for any other text
     */
    public static ServiceManager parse(String text) {
        for (ServiceManager manager : values()) {
            if (manager.toString().equals(text)) {
                return manager;
            }
        }
        List<String> names =
                Arrays.stream(values()).map(ServiceManager::toString).toList();
        throw new IllegalArgumentException("'" + text + "' is no service manager: use one of " + names);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
