package dev.launchway.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When cron runs a job, as crontab(5) writes it: five fields, or a word as in {@code @daily}. What Vixie's cron takes and what never
 * happens then, as a range that goes down, is a fault too.
 */
public final class CronText {

    private static final List<String> WORDS =
            List.of("@reboot", "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final int[] LONGEST_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final String EXAMPLE =
            "write minute, hour, day of the month, month and day of the week, as in '30 3 * * *', or a word as '@daily'";

    /** Five fields, in their order. */
    private enum Field {
        MINUTE("minute", 0, 59, List.of()),
        HOUR("hour", 0, 23, List.of()),
        DAY("day of the month", 1, 31, List.of()),
        MONTH(
                "month",
                1,
                12,
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        WEEKDAY("day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        private final String title;
        private final int least;
        private final int most;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> names;

        Field(String title, int least, int most, List<String> names) {
            this.title = title;
            this.least = least;
            this.most = most;
            this.names = names;
        }

        /** What it may be: {@code 0 to 7, or sun to sat}. */
        private String allowed() {
            return least + " to " + most
                    + (names.isEmpty() ? "" : ", or " + names.get(0) + " to " + names.get(names.size() - 1));
        }
    }

    /**
     * What is wrong with a schedule.
     *
     * @param statement what is wrong, quoting the schedule
     * @param help what to do
     */
    public record Fault(String statement, String help) {}

    private CronText() {}

    /**
     * Looks at a schedule.
     *
     * @param schedule any text
     * @return what is wrong with it; empty for one that cron takes, and that comes about
     */
    public static Optional<Fault> fault(String schedule) {
        if (schedule.startsWith("@")) {
            return WORDS.contains(schedule) ? Optional.empty() : Optional.of(unknownWord(schedule));
        }
        String[] texts = schedule.strip().split("[ \t]+", -1);
        Field[] fields = Field.values();
        if (texts.length != fields.length || schedule.isBlank()) {
            int count = schedule.isBlank() ? 0 : texts.length;
            return Optional.of(new Fault(
                    "'" + schedule + "' is no schedule of cron: it has " + count + " fields, not 5", EXAMPLE));
        }
        Map<Field, BitSet> times = new EnumMap<>(Field.class);
        for (int i = 0; i < texts.length; i++) {
            try {
                times.put(fields[i], read(fields[i], texts[i]));
            } catch (RefusedException e) {
                return Optional.of(new Fault(
                        "'" + schedule + "' is no schedule of cron: the " + fields[i].title + " '" + texts[i] + "' "
                                + e.getMessage(),
                        e.help));
            }
        }
        boolean everyWeekday = texts[4].startsWith("*");
        return everyWeekday ? neverThere(schedule, times.get(Field.DAY), times.get(Field.MONTH)) : Optional.empty();
    }

    private static Fault unknownWord(String schedule) {
        return new Fault(
                "'" + schedule + "' is no schedule of cron" + DidYouMean.ending(schedule, WORDS),
                "write one of " + String.join(", ", WORDS) + ", or five fields as in '30 3 * * *'");
    }

    /** A day that none of the months has. */
    private static Optional<Fault> neverThere(String schedule, BitSet days, BitSet months) {
        int first = days.nextSetBit(0);
        boolean isThere = months.stream().anyMatch(month -> first <= LONGEST_MONTH[month - 1]);
        return isThere
                ? Optional.empty()
                : Optional.of(new Fault(
                        "'" + schedule + "' never comes about: no such month has a day " + first,
                        "name a day that the month has"));
    }

    private static BitSet read(Field field, String text) throws RefusedException {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            readPart(field, part, values);
        }
        return values;
    }

    private static void readPart(Field field, String part, BitSet values) throws RefusedException {
        List<String> slash = new ArrayList<>(Arrays.asList(part.split("/", -1)));
        String range = slash.remove(0);
        int dash = range.indexOf('-');
        boolean all = range.equals("*");
        int from = all ? field.least : value(field, dash < 0 ? range : range.substring(0, dash));
        int to = all ? field.most : dash < 0 ? from : value(field, range.substring(dash + 1));
        if (from > to) {
            throw new RefusedException(
                    "goes down, and cron takes it for never",
                    "write two ranges: '" + range.substring(0, dash) + "-" + field.most + "," + field.least + "-"
                            + range.substring(dash + 1) + "'");
        }
        if (slash.size() > 1 || (!slash.isEmpty() && !all && dash < 0)) {
            throw new RefusedException(
                    "has a step without a range before it", "write '*/5' or '" + from + "-" + field.most + "/5'");
        }
        int step = slash.isEmpty() ? 1 : step(field, slash.get(0));
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private static int step(Field field, String text) throws RefusedException {
        int step = number(text);
        if (step < 1 || step > field.most) {
            throw new RefusedException(
                    "has a step that is not 1 to " + field.most,
                    "write a step of 1 to " + field.most + ", as in '*/5'; what is longer belongs into the next field");
        }
        return step;
    }

    private static int value(Field field, String text) throws RefusedException {
        int named = field.names.indexOf(text.toLowerCase(Locale.ROOT));
        int value = named < 0 ? number(text) : named + field.least;
        if (value < field.least || value > field.most) {
            throw new RefusedException("is not " + field.allowed(), EXAMPLE);
        }
        return value;
    }

    /** A number of at most three digits; -1 for anything else. */
    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    private static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        private final String help;

        RefusedException(String message, String help) {
            super(message);
            this.help = help;
        }
    }
}
