package dev.launchway.testing.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.JavaProgram;
import dev.launchway.testing.run.Waiting;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A machine that runs, by {@code src/test/sh/machine}, and a JVM on it that waits for tests. */
final class Machine {

    private static final Path SCRIPT = Path.of("src/test/sh/machine").toAbsolutePath();

    /** Where tests on the machine write costs, see {@code UnchangedCost}; the value says where those are wanted outside. */
    private static final String COSTS = "launchway.costs";

    private static final Path COSTS_INSIDE = Path.of("/tmp/launchway-costs");

    private final Path directory;
    private final Process whole;
    private Process tests;
    private String said = "";
    private Writer requests;
    private BufferedReader answers;

    private Machine(Path directory, Process whole) {
        this.directory = directory;
        this.whole = whole;
    }

    static Machine start(Init init, String user) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("machine");
        Process whole = new ProcessBuilder(
                        "sh",
                        SCRIPT.toString(),
                        "run",
                        directory.toString(),
                        init.name().toLowerCase(Locale.ROOT))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        whole.getOutputStream().close();
        Machine machine = new Machine(directory, whole);
        Waiting.waitFor("the machine is there, or cannot be made").until(() -> machine.isUp(init) || !whole.isAlive());
        if (!whole.isAlive()) {
            String why = Files.readString(directory.resolve("log"));
            machine.end();
            assumeTrue(false, "needs the right to make namespaces, control groups and overlay mounts: " + why);
        }
        machine.begin(user);
        return machine;
    }

    private boolean isUp(Init init) throws IOException, InterruptedException {
        long first = first();
        boolean hasItsOwnTree = first > 0 && code("test", "-d", "/srv/machine") == 0;
        return hasItsOwnTree
                && switch (init) {
                    case SYSTEMD ->
                        code("systemctl", "is-system-running", "--wait") <= 1
                                && code("systemctl", "is-active", "basic.target") == 0;
                    case SUPERVISOR -> code("supervisorctl", "pid") == 0;
                    case CRON -> code("test", "-e", "/run/crond.pid") == 0;
                };
    }

    /** Process 1 of the machine, as it is called outside. */
    private long first() {
        return whole.children()
                .filter(ProcessHandle::isAlive)
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElse(0);
    }

    private List<String> inside(List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                "nsenter",
                "-t",
                "" + first(),
                "--mount",
                "--pid",
                "--cgroup",
                "--ipc",
                "--uts",
                "env",
                "-i",
                "--default-signal=INT,HUP", // ignored where the build was started in the background, or by nohup
                "--chdir=/"));
        all.addAll(List.of("HOME=/root", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"));
        all.addAll(command);
        return all;
    }

    private int code(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(inside(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }

    /** Lets other users read the class path, on the machine alone. */
    private void openClassPath() throws IOException, InterruptedException {
        Set<String> directories = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path parent = Path.of(entry).toAbsolutePath().getParent();
            while (parent != null && parent.getParent() != null) {
                directories.add(parent.toString());
                parent = parent.getParent();
            }
        }
        List<String> command = new ArrayList<>(List.of("chmod", "a+rx"));
        command.addAll(directories);
        code(command.toArray(new String[0]));
    }

    private void begin(String user) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (!user.equals("root")) {
            openClassPath();
            command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups", "--"));
            command.addAll(List.of("env", "HOME=/home/" + user));
        }
        command.addAll(JavaProgram.command());
        if (System.getProperty(COSTS) != null) {
            command.add("-D" + COSTS + "=" + COSTS_INSIDE);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TestsInside.class.getName()));
        tests = new ProcessBuilder(inside(command))
                .redirectError(directory.resolve("errors").toFile())
                .start();
        requests = tests.outputWriter(StandardCharsets.UTF_8);
        answers = tests.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs a test method there; fails as it fails. */
    void test(Class<?> type, Method method) throws IOException {
        String failure = answer(type.getName() + " " + method.getName());
        if (failure == null) {
            throw new AssertionError(
                    "the JVM on the machine ended: " + said + Files.readString(directory.resolve("errors")));
        }
        if (!failure.isEmpty()) {
            throw new AssertionError("on the machine: " + failure);
        }
    }

    /** How a test failed; empty when it did not, {@code null} when the JVM has ended. */
    private String answer(String request) throws IOException {
        try {
            requests.write(request + "\n");
            requests.flush();
        } catch (IOException e) {
            said = answers.readLine();
            return null;
        }
        StringBuilder failure = new StringBuilder();
        String line = answers.readLine();
        while (line != null && !line.equals(TestsInside.END)) {
            failure.append(line).append('\n');
            line = answers.readLine();
        }
        said = failure.toString();
        return line == null ? null : failure.toString();
    }

    /** Brings out what tests on the machine have measured. */
    private void takeCosts() throws IOException {
        Path inside = Path.of("/proc/" + first() + "/root" + COSTS_INSIDE);
        if (System.getProperty(COSTS) != null && Files.exists(inside)) {
            Files.write(
                    Path.of(System.getProperty(COSTS)),
                    Files.readAllBytes(inside),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    void end() throws IOException, InterruptedException {
        takeCosts();
        whole.destroyForcibly().waitFor();
        if (tests != null) {
            tests.waitFor(1, TimeUnit.MINUTES);
        }
        if (Files.exists(directory.resolve("group"))) {
            new ProcessBuilder("sh", SCRIPT.toString(), "ended", directory.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        for (String name : List.of("log", "errors", "group", "tree", "memory", "")) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }
}
