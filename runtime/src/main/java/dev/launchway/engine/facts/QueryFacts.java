package dev.launchway.engine.facts;

import dev.launchway.text.Sha256;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What queries said: their exit codes as they are, their outputs as one digest that begins with the key of the host. */
final class QueryFacts {

    static final String STDOUT = "o";
    static final String STDERR = "e";

    private static final String NOT_ASKED = "-";

    /** From here on they are those of {@code timeout} and {@code env}, and of what a signal ended. */
    private static final int FIRST_OTHER_CODE = 124;

    /** How long a query may take before an agent starts instead, which knows how to end it. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Seal seal;
    private final List<List<String>> lines = new ArrayList<>();
    private final MessageDigest outputs;
    private boolean asked;

    QueryFacts(Seal seal) {
        this.seal = seal;
        this.outputs = seal.beginOfHost();
    }

    void add(Fact.Query query) throws NotProvableException {
        String code = NOT_ASKED;
        if (query.exitCode().isPresent()) {
            int exit = query.exitCode().getAsInt();
            if (exit < 0 || exit >= FIRST_OTHER_CODE) {
                throw new NotProvableException("a command was ended by a signal, or could not be started");
            }
            code = Integer.toString(exit);
        }
        List<String> line = new ArrayList<>(List.of(
                "query",
                code,
                asked(query),
                Long.toString(seconds(query.limit())),
                PlainText.of(query.directory()),
                PlainText.of(query.input().orElse(""))));
        line.addAll(command(query));
        lines.add(line);
        add(query.stdout());
        add(query.stderr());
    }

    private void add(Optional<String> output) throws NotProvableException {
        if (output.isPresent()) {
            asked = true;
            Seal.add(outputs, PlainText.said(output.get()) + seal.separator());
        }
    }

    private static String asked(Fact.Query query) {
        String asked =
                (query.stdout().isPresent() ? STDOUT : "") + (query.stderr().isPresent() ? STDERR : "");
        return asked.isEmpty() ? NOT_ASKED : asked;
    }

    private static long seconds(Optional<Duration> limit) {
        Duration most = limit.isPresent() && limit.get().compareTo(LIMIT) < 0 ? limit.get() : LIMIT;
        return Math.max(1, most.plusNanos(999_999_999).toSeconds());
    }

    /** The program with its arguments; with variables of its own it is {@code env} that runs it. */
    private static List<String> command(Fact.Query query) throws NotProvableException {
        String program = query.argv().get(0);
        List<String> command = new ArrayList<>();
        if (!query.environment().isEmpty()) {
            command.add("env");
            for (Map.Entry<String, String> variable : new TreeMap<>(query.environment()).entrySet()) {
                if (!VARIABLE.matcher(variable.getKey()).matches()) {
                    throw new NotProvableException("an environment variable has a name that no shell takes");
                }
                command.add(variable.getKey() + "=" + PlainText.of(variable.getValue()));
            }
        }
        if (program.isEmpty() || program.startsWith("-") || program.indexOf('=') >= 0) {
            throw new NotProvableException("a program has a name that no shell takes");
        }
        int size = 0;
        for (String argument : query.argv()) {
            command.add(PlainText.of(argument));
        }
        for (String argument : command) {
            size += FactsScript.size(argument);
        }
        if (size > FactsScript.MOST_ARGUMENTS) {
            throw new NotProvableException("a command is too long");
        }
        return command;
    }

    void write(FactsScript script) throws NotProvableException {
        for (List<String> line : lines) {
            script.add(line);
        }
        if (asked) {
            script.add("outputs", Sha256.hex(outputs));
        }
    }

    /** A query as it was written. */
    record Line(String code, String asked, long seconds, String directory, String input, List<String> argv) {

        private static final int FIXED = 5;

        static Line of(List<String> words) {
            return new Line(
                    words.get(0),
                    words.get(1),
                    Long.parseLong(words.get(2)),
                    words.get(3),
                    words.get(4),
                    words.subList(FIXED, words.size()));
        }

        boolean asksFor(String output) {
            return asked.contains(output);
        }

        boolean allows(int exitCode) {
            return exitCode < FIRST_OTHER_CODE && (code.equals(NOT_ASKED) || code.equals(Integer.toString(exitCode)));
        }
    }
}
