package dev.launchway.secrets.key;

import dev.launchway.secrets.program.ProgramPath;
import dev.launchway.secrets.program.ProgramRun;
import dev.launchway.secrets.program.ProgramRun.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of the system that works with keys. What is secret goes through its standard input and output; its questions, as for
 * a passphrase, it asks on the terminal.
 */
final class ExternalProgram {

    /** Long enough for a person to find a hardware key and touch it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int MOST_OUTPUT = 1 << 20;
    private static final Path HERE = Path.of("").toAbsolutePath();

    private final String name;
    private final String debianPackage;
    private final Map<String, String> variables;
    private final boolean asking;

    /**
     * Names a program.
     *
     * @param variables the environment variables that it gets, PATH among them
     * @param asking whether it may ask people at the terminal
     */
    ExternalProgram(String name, String debianPackage, Map<String, String> variables, boolean asking) {
        this.name = name;
        this.debianPackage = debianPackage;
        this.variables = variables;
        this.asking = asking;
    }

    /** Whether it is on the path. */
    boolean isInstalled() {
        return place(name).isPresent();
    }

    private Optional<Path> place(String program) {
        return new ProgramPath(variables, HERE).find(program);
    }

    /**
     * Runs it.
     *
     * @return what it writes to standard output
     * @throws KeyAccessException when it is not there, or does not succeed; with its last words
     */
    byte[] run(byte[] input, String... arguments) throws KeyAccessException {
        Optional<Path> place = place(name);
        if (place.isEmpty()) {
            throw new KeyAccessException(
                    "the program '" + name + "' is not installed",
                    "install it: on Debian, the package " + debianPackage);
        }
        List<String> argv = new ArrayList<>();
        if (!asking) {
            // A process without a controlling terminal cannot ask at it: setsid(1), where there is one.
            place("setsid").ifPresent(setsid -> argv.add(setsid.toString()));
        }
        argv.add(place.get().toString());
        argv.addAll(Arrays.asList(arguments));
        try {
            return output(new ProgramRun(argv, variables, HERE, MOST_OUTPUT).run(input, PATIENCE));
        } catch (IOException e) {
            throw new KeyAccessException(name + " cannot be run: " + e.getMessage(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyAccessException(name + " was interrupted", "");
        }
    }

    private byte[] output(Outcome outcome) throws KeyAccessException {
        return switch (outcome.end()) {
            case TIMED_OUT, HELD_OPEN ->
                throw new KeyAccessException(name + " has not answered for " + PATIENCE.toSeconds() + " seconds", "");
            case TOO_MUCH -> throw new KeyAccessException(name + " wrote more than a key is long", "");
            case EXITED -> {
                if (outcome.exitCode() != 0) {
                    throw new KeyAccessException(name + ": " + reason(outcome.errors()), "");
                }
                yield outcome.output();
            }
        };
    }

    /** The line that says what is wrong; else the last one. */
    private static String reason(byte[] errors) {
        String reason = "failed without a word";
        for (String line : new String(errors, StandardCharsets.UTF_8).split("\n", -1)) {
            String plain = line.replaceAll("\\p{Cntrl}", " ").strip();
            if (plain.contains("error: ")) {
                return plain.substring(plain.indexOf("error: ") + "error: ".length());
            }
            reason = plain.isEmpty() ? reason : plain;
        }
        return reason;
    }
}
