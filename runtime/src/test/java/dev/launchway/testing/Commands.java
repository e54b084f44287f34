package dev.launchway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares the commands that a prediction listed with those that a run ran: as words, without quotes, and without work directories. */
final class Commands {

    /** Behind what ended a process that was gone already: what it left may be there or not. */
    static final String GONE = " (gone)";

    private static final String CUT_OFF = " …";
    private static final Pattern WORKDIR = Pattern.compile("(/[^/ ]+)+/work/[^/ ]+/");
    private static final Pattern USER = Pattern.compile(" as [a-z0-9_-]+$");

    private final List<String> queries;

    /**
     * For the runs of a case.
     *
     * @param queries how commands begin, their programs without directories, that an update asks something by, and which a prediction leaves out
     */
    Commands(List<String> queries) {
        this.queries = queries;
    }

    /** The commands that were run and not predicted, and those that were predicted and not run, each in order. */
    List<String> differences(List<String> predicted, List<String> ran) {
        List<String> differences = new ArrayList<>();
        int at = 0;
        for (String command : ran.stream().map(Commands::plain).toList()) {
            if (at < predicted.size() && isSame(predicted.get(at), command)) {
                at++;
            } else if (!command.endsWith(GONE) && !isQuery(command)) {
                differences.add("not predicted: " + command);
            }
        }
        predicted.subList(at, predicted.size()).forEach(command -> differences.add("not run: " + command));
        return differences;
    }

    private boolean isQuery(String command) {
        String named = command.replaceFirst("^run \\S*/", "run ");
        return queries.stream().anyMatch(named::startsWith);
    }

    private static boolean isSame(String predicted, String command) {
        String plain = USER.matcher(plain(predicted)).replaceFirst("");
        int cut = plain.indexOf(CUT_OFF);
        return cut < 0 ? command.replace(GONE, "").equals(plain) : command.startsWith(plain.substring(0, cut));
    }

    private static String plain(String command) {
        return WORKDIR.matcher(command).replaceAll("").replaceAll("['\\\\]", "").replace("\n", CUT_OFF + "\n");
    }
}
