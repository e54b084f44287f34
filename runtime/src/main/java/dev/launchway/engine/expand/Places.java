package dev.launchway.engine.expand;

import dev.launchway.api.Environment;
import java.time.ZoneId;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/**
 * Makes the time zone and the locale of an environment those of this Java, so that what a component formats by itself comes out
 * the same on the controller and on every host.
 */
final class Places {

    private Places() {}

    static void use(Environment environment) {
        Locale.setDefault(environment.locale());
        TimeZone.setDefault(zone(environment.timeZone()));
    }

    /** UTC is made by hand: Java would read its whole database for it. */
    private static TimeZone zone(ZoneId zone) {
        return zone.getId().equals("UTC") ? new SimpleTimeZone(0, "UTC") : TimeZone.getTimeZone(zone);
    }
}
