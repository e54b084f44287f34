package dev.launchway.engine.system;

import dev.launchway.engine.privilege.CommandWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a command becomes one of another user: by {@code sudo} without a password, or, where this process is root's, by {@code
 * runuser}, which needs no rule.
 *
 * @param name the user
 */
record OtherUser(String name) {

    /** Where programs are: who calls may have set {@code PATH}. */
    private static final String PROGRAMS = "/usr/sbin:/usr/bin:/sbin:/bin";

    /** Whether this process is the user's. */
    static boolean isSelf(String name) {
        return Accounts.self().equals(name);
    }

    /** Whether becoming another user takes sudo. */
    static boolean needsSudo() {
        return !isSelf(Placement.ROOT) || program("runuser").isEmpty();
    }

    /** Where a program is. */
    static Optional<Path> program(String name) {
        return ProgramSearch.find(name, PROGRAMS);
    }

    /** All words of a command as its rule has them: what {@code sudo} does not hand on comes before the program. */
    static List<String> words(CommandSpec spec) {
        List<String> words = new ArrayList<>(wrapper(spec));
        words.addAll(spec.argv());
        return words;
    }

    private static List<String> wrapper(CommandSpec spec) {
        return CommandWrapper.of(
                spec.environment(), spec.input().map(CommandInput::descriptor).orElse(0));
    }

    /** A command as it is run. */
    CommandSpec become(CommandSpec spec) throws IOException {
        List<String> argv = new ArrayList<>(prefix());
        argv.addAll(wrapper(spec));
        argv.addAll(located(spec.argv()));
        return new CommandSpec(
                argv,
                Map.of(),
                Map.of(),
                spec.directory(),
                spec.input().map(input -> new CommandInput(0, input.text(), input.secret())),
                spec.timeout());
    }

    /** A command as it is run. */
    List<String> become(List<String> argv) throws IOException {
        List<String> all = new ArrayList<>(prefix());
        all.addAll(located(argv));
        return all;
    }

    private static List<String> located(List<String> argv) throws IOException {
        String program = argv.get(0);
        if (program.indexOf('/') >= 0) {
            return argv;
        }
        Optional<Path> found = program(program);
        if (found.isEmpty()) {
            throw new FileProblemException("there is no program '" + program + "' in " + PROGRAMS
                    + ", where those of other users have to be: install it, or name it with its directory");
        }
        List<String> located = new ArrayList<>(argv);
        located.set(0, found.get().toString());
        return located;
    }

    private List<String> prefix() throws IOException {
        if (!needsSudo()) {
            List<String> prefix =
                    new ArrayList<>(List.of(program("runuser").get().toString(), "-u", name, "--"));
            prefix.addAll(List.of("/usr/bin/env", "-i", "PATH=" + PROGRAMS, "HOME=" + home()));
            prefix.addAll(List.of("USER=" + name, "LOGNAME=" + name));
            String language = System.getenv("LC_ALL") == null ? System.getenv("LANG") : System.getenv("LC_ALL");
            if (language != null) {
                prefix.add("LANG=" + language);
            }
            return prefix;
        }
        return List.of(
                program("sudo")
                        .orElseThrow(() -> new FileProblemException("there is no sudo on this host, which becoming "
                                + name + " takes: install the package sudo"))
                        .toString(),
                "-n",
                "-u",
                name,
                "--");
    }

    private String home() throws IOException {
        for (String line : Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
            String[] fields = line.split(":", -1);
            if (fields.length > 5 && fields[0].equals(name)) {
                return fields[5];
            }
        }
        return "/";
    }
}
