package dev.launchway.engine.privilege;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes a right as a line of sudoers(5). */
public final class SudoRule {

    /** The run ends a command first, and says so; what is left then is ended by sudo. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private SudoRule() {}

    /**
     * The lines for a host that nobody has looked at.
     *
     * @param who the user of the deployment
     * @param right what may be done
     * @param platform the platform of the host; empty where it has none
     * @return one for each place where the program may be
     */
    public static List<String> lines(String who, Right right, String platform) {
        List<String> lines = new ArrayList<>();
        for (String program : ProgramPlaces.of(right.argv().get(0), platform)) {
            lines.add(line(who, right, program));
        }
        return lines;
    }

    /**
     * The line for a program that is known.
     *
     * @param who the user of the deployment
     * @param right what may be done
     * @param program where the program is
     * @return one line, without its end
     */
    public static String line(String who, Right right, String program) {
        String limit = right.timeout().map(SudoRule::limit).orElse("");
        return SudoersText.user(who) + " ALL=(" + right.user() + ") " + limit + "NOPASSWD: " + command(right, program);
    }

    private static String limit(Duration timeout) {
        return "TIMEOUT=" + timeout.plus(MARGIN).toSeconds() + " ";
    }

    private static String command(Right right, String program) {
        List<String> words = new ArrayList<>(right.wrapper());
        words.add(program);
        words.addAll(right.argv().subList(1, right.argv().size()));
        return SudoersText.command(words.get(0), words.subList(1, words.size()));
    }
}
