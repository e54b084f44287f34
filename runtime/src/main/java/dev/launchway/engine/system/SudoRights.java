package dev.launchway.engine.system;

import dev.launchway.api.CommandFailed;
import dev.launchway.engine.privilege.ComponentRules;
import dev.launchway.engine.privilege.Right;
import dev.launchway.engine.privilege.SudoListing;
import dev.launchway.engine.privilege.SudoListing.Verdict;
import dev.launchway.engine.privilege.SudoRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks sudo what it allows: one question, and one for each command of which its answer does not tell enough, up to a bound.
 *
 * @param machine this one
 * @param self the user who asks
 */
record SudoRights(SystemAccess machine, String self) {

    private static final Path ROOT = Path.of("/");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_QUESTIONS = 40;
    private static final int MOST_LINES = 20;

    /**
     * Looks for what sudo does not allow.
     *
     * @param others what is to be done, with the breadcrumbs of the components that do it
     * @return empty where it allows all
     */
    Optional<Obstacle> obstacle(Map<Right, Set<String>> others) {
        Optional<Path> sudo = OtherUser.program("sudo");
        if (sudo.isEmpty()) {
            return Optional.of(new Obstacle(
                    "there is no sudo on this host, and components work as " + users(others.keySet())
                            + ": install the package sudo, or deploy as root",
                    List.of(),
                    false));
        }
        CommandOutcome said = ask(List.of(sudo.get().toString(), "-n", "-ll"));
        String errors = said.stderr().strip();
        boolean asks = errors.contains("password is required") || errors.contains("may not run sudo");
        if (said.exitCode() != 0 && !asks) {
            return Optional.of(ofTrouble(errors.isEmpty() ? "exit code " + said.exitCode() : errors));
        }
        return missing(sudo.get(), SudoListing.parse(said.stdout()), others);
    }

    private CommandOutcome ask(List<String> argv) {
        CommandSpec spec = new CommandSpec(argv, Map.of("LC_ALL", "C"), ROOT, Optional.empty(), Optional.of(LONGEST));
        try {
            return machine.run(spec);
        } catch (CommandFailed e) {
            return new CommandOutcome(1, "", e.getMessage());
        }
    }

    private Obstacle ofTrouble(String errors) {
        String last = errors.substring(errors.lastIndexOf('\n') + 1);
        boolean terminal = errors.contains("must have a tty") || errors.contains("no tty present");
        String help = terminal
                ? ": it wants a terminal, which a deployment has none: add the line Defaults:" + self + " !requiretty"
                : "";
        return new Obstacle("sudo does not serve " + self + " on this host (" + last + ")" + help, List.of(), false);
    }

    private Optional<Obstacle> missing(Path sudo, SudoListing listing, Map<Right, Set<String>> others) {
        ComponentRules missing = new ComponentRules();
        Set<Right> refused = new LinkedHashSet<>();
        boolean asks = false;
        int questions = 0;
        for (Right right : others.keySet()) {
            String program = program(right);
            List<String> arguments = arguments(right);
            Verdict verdict = listing.of(right.user(), program, arguments, path -> isSame(path, program));
            boolean doubtful = verdict == Verdict.UNKNOWN && questions < MOST_QUESTIONS;
            if (doubtful) {
                questions++;
                List<String> question =
                        new ArrayList<>(List.of(sudo.toString(), "-n", "-l", "-u", right.user(), "--", program));
                question.addAll(arguments);
                verdict = ask(question).exitCode() == 0 ? Verdict.ALLOWED : Verdict.UNKNOWN;
            }
            asks |= verdict == Verdict.ASKS;
            if (verdict != Verdict.ALLOWED) {
                refused.add(right);
                String line = SudoRule.line(self, right, right.wrapper().isEmpty() ? program : inner(right));
                others.get(right).forEach(component -> missing.add(line, component));
            }
        }
        return refused.isEmpty() ? Optional.empty() : Optional.of(ofMissing(missing, users(refused), asks));
    }

    private Obstacle ofMissing(ComponentRules missing, String users, boolean asks) {
        int all = missing.size();
        String message = asks
                ? "sudo asks " + self + " for a password, where components work as " + users
                        + ": NOPASSWD is missing in " + all + (all == 1 ? " rule" : " rules")
                : "sudo does not let " + self + " do what components do as " + users + ": " + all
                        + (all == 1 ? " rule is missing" : " rules are missing");
        List<String> details = new ArrayList<>();
        int told = 0;
        for (Map.Entry<String, List<String>> entry : missing.byComponents().entrySet()) {
            List<String> lines = entry.getValue();
            List<String> shown = lines.subList(0, Math.min(MOST_LINES - told, lines.size()));
            if (!shown.isEmpty()) {
                details.add(ComponentRules.comment(entry.getKey()));
                details.addAll(shown);
                told += shown.size();
            }
        }
        if (told < all) {
            details.add("and " + (all - told) + " more");
        }
        return new Obstacle(message, details, true);
    }

    /** What sudo looks for: the program, or what wraps it. */
    private static String program(Right right) {
        return located(
                right.wrapper().isEmpty()
                        ? right.argv().get(0)
                        : right.wrapper().get(0));
    }

    private static String inner(Right right) {
        return located(right.argv().get(0));
    }

    private static String located(String program) {
        return program.startsWith("/")
                ? program
                : OtherUser.program(program).map(Path::toString).orElse("/usr/bin/" + program);
    }

    private static List<String> arguments(Right right) {
        if (right.wrapper().isEmpty()) {
            return right.argv().subList(1, right.argv().size());
        }
        List<String> arguments =
                new ArrayList<>(right.wrapper().subList(1, right.wrapper().size()));
        arguments.add(inner(right));
        arguments.addAll(right.argv().subList(1, right.argv().size()));
        return arguments;
    }

    private static boolean isSame(String path, String program) {
        if (path.equals(program)) {
            return true;
        }
        try {
            Path one = Path.of(path);
            Path other = Path.of(program);
            return one.isAbsolute()
                    && one.getFileName() != null
                    && one.getFileName().equals(other.getFileName())
                    && Files.exists(one)
                    && Files.isSameFile(one, other);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String users(Collection<Right> rights) {
        Set<String> users = new LinkedHashSet<>();
        rights.forEach(right -> users.add(right.user()));
        return String.join(" and ", users);
    }
}
