package dev.launchway.secrets.key;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A program of the system that works with keys. What is secret goes through its standard input and output; its questions, as for
 * a passphrase, it asks on the terminal.
 */
final class ExternalProgram {

    /** Long enough for a person to find a hardware key and touch it. */
    private static final int MOST_SECONDS = 300;

    private static final int MOST_OUTPUT = 1 << 20;

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
        for (String directory : variables.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return Optional.of(Path.of(directory, program));
            }
        }
        return Optional.empty();
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
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            return exchange(builder.start(), input);
        } catch (IOException e) {
            throw new KeyAccessException(name + " cannot be run: " + e.getMessage(), "");
        }
    }

    private byte[] exchange(Process process, byte[] input) throws KeyAccessException {
        try {
            FutureTask<byte[]> output = read(process.getInputStream());
            FutureTask<byte[]> errors = read(process.getErrorStream());
            feed(process, input);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new KeyAccessException(name + " has not answered for " + MOST_SECONDS + " seconds", "");
            }
            if (process.exitValue() != 0) {
                throw new KeyAccessException(name + ": " + reason(errors.get()), "");
            }
            return output.get();
        } catch (ExecutionException e) {
            throw new KeyAccessException(
                    name + " cannot be heard: " + e.getCause().getMessage(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyAccessException(name + " was interrupted", "");
        } finally {
            process.destroyForcibly();
        }
    }

    private FutureTask<byte[]> read(InputStream from) {
        FutureTask<byte[]> task = new FutureTask<>(() -> from.readNBytes(MOST_OUTPUT));
        Thread reader = new Thread(task, "output of " + name);
        reader.setDaemon(true);
        reader.start();
        return task;
    }

    /** One that does not read all of it has its reasons, and says them. */
    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            return;
        }
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
