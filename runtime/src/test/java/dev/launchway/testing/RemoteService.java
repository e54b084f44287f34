package dev.launchway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.run.TemporaryDirectory;
import dev.launchway.testing.run.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

/** A compiled service whose commands run in processes of their own, as a user's would. */
public final class RemoteService {

    private static final int LOCKED = 5;
    private static final long MOST_MINUTES = 5;

    /** What a plan jar is made of; everything else on the class path of the tests is for tests alone. */
    private static final List<String> PARTS = List.of(
            "launchway-annotations",
            "launchway-diagnostics",
            "launchway-api",
            "launchway-library",
            "pebble",
            "unbescape",
            "slf4j",
            "gson",
            "picocli",
            "asm-",
            "sshj",
            "asn-one",
            "jagged",
            "tomlj",
            "snakeyaml",
            "java-diff-utils",
            "antlr4-runtime",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "xz-",
            "aircompressor");

    /** A build that a shell has started in the background ignores interrupts, by nohup the end of its terminal too, and so do its children. */
    private static final List<String> HEARS_INTERRUPTS =
            OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=INT,HUP") : List.of();

    /** Where a build has none of them a controller would be two processes, as only tests of that want it. */
    private static final List<String> LOCALE = List.of("LC_ALL", "LC_CTYPE", "LANG");

    /** Of one user, who deploys several services; layers and runtimes are built once. */
    private static final Path CACHE = TemporaryDirectory.create("cache");

    /** Names another configuration of ssh than the usual one. */
    private static final String SSH_CONFIG = "TEST_SSH_CONFIG";

    private final Path directory;
    private final Path home;
    private final Path ssh;
    private final ControllerClasses common;
    private final Path classes;
    private final Path java;
    private final Map<String, String> variables;

    private RemoteService(
            Path directory,
            Path home,
            Path ssh,
            ControllerClasses common,
            Path classes,
            Path java,
            Map<String, String> variables) {
        this.directory = directory;
        this.home = home;
        this.ssh = ssh;
        this.common = common;
        this.classes = classes;
        this.java = java;
        this.variables = variables;
    }

    /**
     * The same service, started by another Java and with no environment variables but these and {@code PATH}.
     *
     * @param otherJava a program
     * @param only environment variables
     * @return the service
     */
    public RemoteService in(Path otherJava, Map<String, String> only) {
        return new RemoteService(directory, home, ssh, common, classes, otherJava, only);
    }

    /**
     * Compiles a service for hosts, which must succeed.
     *
     * @param compilation the service
     * @param directory where commands run, in a directory of their own
     * @param hosts the home directory is that of their controller's user
     * @return the service
     * @throws IOException when a file cannot be written
     */
    public static RemoteService of(Compilers.Run compilation, Path directory, Hosts hosts) throws IOException {
        Compilers.Result result = compilation.compile();
        assertThat(result.errors()).isEmpty();
        return of(result.classes(), Files.createDirectories(directory.resolve("run")), hosts.home());
    }

    /**
     * Puts compiled classes together with what Launchway consists of.
     *
     * @param classes the output of a compilation
     * @param directory where commands run
     * @param home the home directory of the user of the controller
     * @return the service
     * @throws IOException when a file cannot be written
     */
    public static RemoteService of(Path classes, Path directory, Path home) throws IOException {
        Path programs = Files.createDirectories(directory.resolve("programs"));
        Path config = home.resolve(".ssh/config");
        Files.writeString(
                config,
                "Host *\n ServerAliveInterval 30\n ServerAliveCountMax 3\n ConnectTimeout 120\n IdentityFile "
                        + home.resolve(".ssh/id_ed25519") + "\n");
        program(programs.resolve("ssh"), "exec /usr/bin/ssh -F \"${" + SSH_CONFIG + ":-" + config + "}\" \"$@\"");
        program(programs.resolve("nice"), "exit 1"); // nothing is written beside a run, and after the end of a test
        return new RemoteService(
                directory, home, programs, ControllerClasses.common(), classes, ControllerClasses.java(), null);
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /**
     * What a plan jar would be made of.
     *
     * @param classes the output of a compilation
     * @return directories and jars
     */
    public static List<Path> classPath(Path classes) {
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(classPath());
        return path;
    }

    /** The same without the service. */
    static List<Path> classPath() {
        List<Path> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName().toString();
            if (name.equals("classes") ? isOfPlanJar(entry) : PARTS.stream().anyMatch(name::startsWith)) {
                path.add(Path.of(entry));
            }
        }
        return path;
    }

    /** The classes of a module, where it is no jar yet: those of the processor, and of what tests share, are none of a plan jar. */
    private static boolean isOfPlanJar(String classes) {
        return Stream.of("processor", "testing")
                .noneMatch(module -> Path.of(classes).endsWith(Path.of(module, "target", "classes")));
    }

    /**
     * What a command said and how it ended.
     *
     * @param code its exit code
     * @param out its standard output
     * @param err its standard error
     */
    public record Ended(int code, String out, String err) {}

    /**
     * Runs a command to its end.
     *
     * @param arguments the command line
     * @return how it ended
     * @throws IOException when it cannot be started
     * @throws InterruptedException when this thread is interrupted
     */
    public Ended run(String... arguments) throws IOException, InterruptedException {
        return ended(start(arguments));
    }

    /**
     * Runs a command to its end, again while the agents of an earlier run, which nobody waited for, hold a lock.
     *
     * @param arguments the command line
     * @return how the last one ended
     */
    public Ended runWhenFree(String... arguments) {
        return Waiting.waitFor("the lock").until(() -> run(arguments), ended -> ended.code() != LOCKED);
    }

    /**
     * Starts a command.
     *
     * @param arguments the command line
     * @return the process, whose output goes to files
     * @throws IOException when it cannot be started
     */
    public Process start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    private Process start(Map<String, String> further, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(HEARS_INTERRUPTS);
        List<String> options = common.options(java, List.of(arguments));
        command.addAll(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home=" + home));
        command.addAll(options);
        command.addAll(List.of("-cp", common.classPath(classes), "dev.launchway.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        if (variables != null) {
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().putAll(variables);
        } else if (Collections.disjoint(builder.environment().keySet(), LOCALE)) {
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        builder.environment().merge("PATH", ssh.toString(), (path, first) -> first + ":" + path);
        builder.environment().putAll(further);
        builder.environment().put("XDG_CACHE_HOME", CACHE.toString());
        builder.redirectOutput(Files.createTempFile(directory, "out", "").toFile());
        builder.redirectError(Files.createTempFile(directory, "err", "").toFile());
        Process process = builder.start();
        common.started(process, options);
        process.getOutputStream().close();
        Files.move(builder.redirectOutput().file().toPath(), directory.resolve("out-" + process.pid()));
        Files.move(builder.redirectError().file().toPath(), directory.resolve("err-" + process.pid()));
        return process;
    }

    /**
     * Starts a command that gives up a host which is silent for 15 seconds; all others may take two minutes.
     *
     * @param address that host's
     * @param arguments the command line
     * @return as from {@link #start}
     * @throws IOException when it cannot be started
     */
    public Process startMissing(String address, String... arguments) throws IOException {
        Path config = Files.createTempFile(directory, "missing", "");
        String usual = Files.readString(home.resolve(".ssh/config"));
        Files.writeString(config, "Host " + address + "\n ServerAliveInterval 5\n ServerAliveCountMax 2\n" + usual);
        return start(Map.of(SSH_CONFIG, config.toString()), arguments);
    }

    /**
     * Waits for what a command that runs does.
     *
     * @param run what {@link #start} returned; it must not end before
     * @param event whether it has happened
     */
    public void waitFor(Process run, Callable<Boolean> event) {
        Waiting.waitFor("what the command does").until(() -> {
            boolean alive = run.isAlive();
            boolean happened = event.call();
            assertThat(happened || alive).as(errors(run)).isTrue();
            return happened;
        });
    }

    /**
     * Waits for a command.
     *
     * @param process what {@link #start} returned
     * @return how it ended
     * @throws IOException when its output cannot be read
     * @throws InterruptedException when this thread is interrupted
     */
    public Ended ended(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
                .as(errors(process))
                .isTrue();
        common.ended(process);
        AgentClasses.makeFor(CACHE.resolve("launchway/layers"));
        return new Ended(
                process.exitValue(),
                Files.readString(directory.resolve("out-" + process.pid()), UTF_8),
                errors(process));
    }

    /**
     * What a command has said so far on its standard error.
     *
     * @param process what {@link #start} returned
     * @return text
     * @throws IOException when it cannot be read
     */
    public String errors(Process process) throws IOException {
        return Files.readString(directory.resolve("err-" + process.pid()), UTF_8);
    }
}
