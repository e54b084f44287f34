package dev.launchway.api;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One installation of a service: production, staging, a developer's machine. */
public interface Environment {

    /**
     * Its name: that of its file, without the ending.
     *
     * @return the name
     */
    String name();

    /**
     * Its hosts, ignored ones included.
     *
     * @return unmodifiable, in the order of the file
     */
    List<Host> hosts();

    /**
     * Its free data.
     *
     * @return unmodifiable, in the order of the file
     */
    Map<String, String> data();

    /**
     * The time zone in which templates, and all that Java formats in a run, write moments: on the controller and on every host.
     *
     * @return {@code time-zone} of the environment; UTC by default
     */
    default ZoneId timeZone() {
        return ZoneId.of("UTC");
    }

    /**
     * The locale by which templates, log messages and all that Java formats in a run write numbers and words: on the controller
     * and on every host.
     *
     * @return {@code locale} of the environment; {@link Locale#ROOT} by default
     */
    default Locale locale() {
        return Locale.ROOT;
    }

    /**
     * Whether it uses IPv4: what listens does so by it.
     *
     * @return {@code ipv4} of the environment; {@code true} by default
     */
    default boolean ipv4() {
        return true;
    }

    /**
     * Whether it uses IPv6: what listens does so by it.
     *
     * @return {@code ipv6} of the environment; {@code true} by default
     */
    default boolean ipv6() {
        return true;
    }
}
