package dev.launchway.library.user;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The programs by which a host changes its users and groups: those of the package that Debian calls {@code passwd}. */
final class AccountTools {

    /** A directory that is there before the first deployment. */
    private static final Path ROOT = Path.of("/");

    static final Duration LONGEST = Duration.ofMinutes(5);

    /** Of usermod(8) and userdel(8): a process of the user runs. */
    private static final int USER_IN_USE = 8;

    private AccountTools() {}

    /** A program by its path, which a rule of sudo has to name. */
    static String program(String name) {
        return "/usr/sbin/" + name;
    }

    /** The words of a command, without those that are {@code null}. */
    static List<String> command(String program, String... arguments) {
        List<String> argv = new ArrayList<>(List.of(program(program)));
        for (String argument : arguments) {
            if (argument != null) {
                argv.add(argument);
            }
        }
        return argv;
    }

    /** Fails where the environment has the files of users elsewhere: these programs change those of the host. */
    static void checkUnmapped(Configuration here, String label) {
        Path mapped = here.map(Accounts.PASSWD.toString());
        if (!mapped.equals(Accounts.PASSWD)) {
            throw new IllegalArgumentException(
                    label + " would change the users of this machine, and the environment maps " + Accounts.PASSWD
                            + " to " + mapped + ": leave it out there, by an attribute of your component");
        }
    }

    /** Fails where a program is missing; a prediction does not, since its package may be still to be installed. */
    static void checkThere(Probe probe, List<String> argv) {
        if (!probe.predicting() && !probe.exists(Path.of(argv.get(0)))) {
            throw new IllegalStateException("there is no program " + argv.get(0)
                    + " on this host: install the package passwd (Debian, Ubuntu), shadow-utils (Fedora, Red Hat) or"
                    + " shadow (Alpine), or deploy the component before that does");
        }
    }

    static CommandCall call(Target target, List<String> argv) {
        return target.command(argv.toArray(new String[0])).directory(ROOT).timeout(LONGEST);
    }

    /** Runs one of them; of a user with processes it says what to do. */
    static void run(Target target, List<String> argv, String user) {
        try {
            call(target, argv).run();
        } catch (CommandFailed e) {
            if (e.exitCode() != USER_IN_USE) {
                throw e;
            }
            throw new CommandFailed(
                    "a process of '" + user + "' runs, and its user cannot be changed so meanwhile: end it first, and"
                            + " deploy again",
                    e.argv(),
                    e.exitCode(),
                    e.stdout(),
                    e.stderr());
        }
    }
}
