package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What holds for a time alone. Whoever begins a run looks at the clock; configure itself does not, since it comes out the same always. */
final class Periods {

    private static final Duration SOON = Duration.ofDays(30);

    private final List<Said> all = new ArrayList<>();

    /**
     * When something holds.
     *
     * @param what the thing
     * @param from from when on
     * @param until until when
     * @param location the line that says so; empty where it is not known
     */
    record Period(String what, Instant from, Instant until, String location) {}

    private record Said(ComponentConfiguration by, Period period) {}

    void add(ComponentConfiguration by, Period period) {
        if (!by.root().plan.ignored()) {
            all.add(new Said(by, period));
        }
    }

    /** Reports what does not hold now, and warns of what will not for long. */
    void judge(Instant now, EnvironmentExpansion expansion) {
        ZoneId zone = expansion.environment().timeZone();
        for (Said said : all) {
            Period period = said.period();
            if (now.isAfter(period.until())) {
                report(said, " ended on " + day(period.until(), zone), "renew it", expansion);
            } else if (now.isBefore(period.from())) {
                report(said, beginning(period.from(), now, zone), "wait, or set the clock of this machine", expansion);
            } else if (now.plus(SOON).isAfter(period.until())) {
                expansion.warn(new ModelWarning(
                        Code.LW181_ENDS_SOON,
                        said.by().node().breadcrumb() + ": " + period.what() + " ends on " + day(period.until(), zone)
                                + ", in " + days(Duration.between(now, period.until())),
                        period.location(),
                        "renew it before: afterwards nothing can be deployed with it"));
            }
        }
    }

    private static void report(Said said, String predicate, String help, EnvironmentExpansion expansion) {
        expansion
                .problems()
                .add(
                        Code.LW180_DOES_NOT_HOLD,
                        said.by().host().name(),
                        said.by().node().breadcrumb(),
                        said.period().what() + predicate,
                        said.period().location(),
                        help);
    }

    private static String beginning(Instant from, Instant now, ZoneId zone) {
        String first = day(from, zone);
        String today = day(now, zone);
        return first.equals(today)
                ? " begins at " + time(from, zone) + " today, and now it is " + time(now, zone)
                : " begins on " + first + ", and today is " + today;
    }

    private static LocalTime time(Instant moment, ZoneId zone) {
        return LocalTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String day(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone).toString();
    }

    private static String days(Duration left) {
        long days = left.toDays();
        return days == 0 ? "less than a day" : days == 1 ? "1 day" : days + " days";
    }
}
