package dev.launchway.engine.system;

import dev.launchway.api.CommandFailed;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out, before anything is changed, whether this process can do as other users what is to be done: one question to {@code sudo},
 * and one for each command of which its answer does not tell enough, up to a bound.
 */
public final class OtherUsers {

    private static final Path ROOT = Path.of("/");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_QUESTIONS = 40;
    private static final int MOST_LINES = 20;

    private final SystemAccess machine;
    private final String self = Accounts.self();
    private final Accounts accounts = new Accounts();

    /**
     * Asks a machine.
     *
     * @param machine this one
     */
    public OtherUsers(SystemAccess machine) {
        this.machine = machine;
    }

    /**
     * Why it cannot.
     *
     * @param message one sentence
     * @param details further lines
     * @param rules whether rules of sudo are what is missing
     */
    public record Obstacle(String message, List<String> details, boolean rules) {}

    /**
     * Looks for what is in the way.
     *
     * @param rights all that is to be done
     * @return empty where nothing is
     */
    public Optional<Obstacle> obstacle(Collection<Right> rights) {
        Set<Right> others = new LinkedHashSet<>();
        for (Right right : rights) {
            if (!right.user().equals(self)) {
                others.add(right);
            }
        }
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<String> unknown = unknownUsers(others, rights);
        if (!unknown.isEmpty()) {
            return Optional.of(new Obstacle(unknown.get(0), unknown.subList(1, unknown.size()), false));
        }
        List<String> exposed = exposed(others);
        if (!exposed.isEmpty()) {
            return Optional.of(new Obstacle(exposed.get(0), exposed.subList(1, exposed.size()), false));
        }
        return OtherUser.needsSudo() ? ofSudo(others) : Optional.empty();
    }

    /** Users that are not there, where nothing that is done as root could make them before. */
    private List<String> unknownUsers(Set<Right> others, Collection<Right> all) {
        boolean made = self.equals(Placement.ROOT)
                || all.stream().anyMatch(right -> right.user().equals(Placement.ROOT));
        List<String> unknown = new ArrayList<>();
        for (Right right : others) {
            try {
                accounts.user(right.user());
            } catch (IOException e) {
                String why = e.getMessage() + ", as whom '" + right.argv().get(0) + "' is to run";
                if (!made && !unknown.contains(why)) {
                    unknown.add(why);
                }
            }
        }
        return unknown;
    }

    private static List<String> exposed(Set<Right> others) {
        Set<String> problems = new LinkedHashSet<>();
        Set<List<Object>> looked = new HashSet<>();
        for (Right right : others) {
            try {
                if (right.place().isPresent()) {
                    if (looked.add(List.of(right.place().get(), right.user()))) {
                        TrustedPlace.check(right.place().get(), right.user());
                    }
                } else if (right.argv().get(0).startsWith("/")) {
                    TrustedPlace.checkProgram(Path.of(right.argv().get(0)), right.user());
                }
            } catch (IOException e) {
                problems.add(e.getMessage());
            }
        }
        return new ArrayList<>(problems);
    }

    private Optional<Obstacle> ofSudo(Set<Right> others) {
        Optional<Path> sudo = OtherUser.program("sudo");
        if (sudo.isEmpty()) {
            return Optional.of(new Obstacle(
                    "there is no sudo on this host, and components work as " + users(others)
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

    private Optional<Obstacle> missing(Path sudo, SudoListing listing, Set<Right> others) {
        Map<String, Right> missing = new LinkedHashMap<>();
        boolean asks = false;
        int questions = 0;
        for (Right right : others) {
            String program = program(right);
            List<String> arguments = arguments(right);
            Verdict verdict = listing.of(right.user(), arguments, path -> isSame(path, program));
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
                missing.put(SudoRule.line(self, right, right.wrapper().isEmpty() ? program : inner(right)), right);
            }
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(missing.keySet());
        int more = lines.size() - MOST_LINES;
        List<String> details = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
        if (more > 0) {
            details.add("and " + more + " more");
        }
        String rules = lines.size() == 1 ? "1 rule is missing" : lines.size() + " rules are missing";
        return Optional.of(new Obstacle(
                asks
                        ? "sudo asks " + self + " for a password, where components work as " + users(missing.values())
                                + ": NOPASSWD is missing in " + lines.size() + (lines.size() == 1 ? " rule" : " rules")
                        : "sudo does not let " + self + " do what components do as " + users(missing.values()) + ": "
                                + rules,
                details,
                true));
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
