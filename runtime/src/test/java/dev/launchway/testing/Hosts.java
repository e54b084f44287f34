package dev.launchway.testing;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Hosts with real OpenSSH servers, each in network, process and mount namespaces of its own, over {@code src/test/sh/hosts}. They
 * need root, iproute2 and openssh-server; a test that has them not is skipped and says so.
 */
public final class Hosts implements AutoCloseable {

    /** For {@code sshd_config}: the post-quantum key exchange of {@code ssh} takes it a tenth of a second of the processor. */
    public static final String QUICK_LOGINS = "KexAlgorithms -sntrup*,mlkem*";

    /** The scripts that start it have its name in their text. */
    private static final String AGENT = "dev.launchway.agent.AgentMain";

    private static final Path SCRIPT = Path.of("src/test/sh/hosts").toAbsolutePath();

    private final Path directory;
    private final List<String> addresses;
    private final List<HostTree> trees = new ArrayList<>();

    private Hosts(Path directory) throws IOException {
        this.directory = directory;
        this.addresses = Files.readAllLines(directory.resolve("addresses"));
        for (int number = 1; number <= addresses.size(); number++) {
            String server = Files.readString(directory.resolve(number + "/server"));
            trees.add(new HostTree(Path.of("/proc", server.strip(), "root")));
        }
    }

    /**
     * Starts hosts.
     *
     * @param directory where their trees go; it must not exist yet
     * @param count how many
     * @return the hosts, all of which answer
     */
    public static Hosts start(Path directory, int count) {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for network namespaces");
        for (String program : List.of("/usr/sbin/sshd", "/usr/bin/ssh", "/sbin/ip", "/usr/bin/unshare")) {
            assumeTrue(Files.exists(Path.of(program)), "needs " + program);
        }
        assumeTrue(able(directory), "needs the right to make network namespaces, bridges and overlay mounts");
        try {
            script("up", directory.toString(), Integer.toString(count));
            return new Hosts(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            script("down", directory.toString());
            throw e;
        }
    }

    /**
     * Lets hosts write down the classes of their agents, after a run, as real hosts do. Others leave it out.
     *
     * @return this
     */
    public Hosts withArchives() {
        for (int number = 1; number <= addresses.size(); number++) {
            script("archive", directory.toString(), Integer.toString(number));
        }
        return this;
    }

    /**
     * The address of a host.
     *
     * @param number the host, from 1
     * @return an IP address
     */
    public String address(int number) {
        return addresses.get(number - 1);
    }

    /**
     * A home directory of a controller's user who may log in everywhere as root.
     *
     * @return a directory with {@code .ssh}
     * @throws IOException when it cannot be written
     */
    public Path home() throws IOException {
        Path ssh = Files.createDirectories(directory.resolve("home/.ssh"));
        for (String file : List.of("id_ed25519", "id_ed25519.pub", "known_hosts")) {
            if (!Files.exists(ssh.resolve(file))) {
                Files.copy(
                        directory.resolve(file), ssh.resolve(file), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return directory.resolve("home");
    }

    /**
     * The public key of a host.
     *
     * @param number the host, from 1
     * @return type and key
     * @throws IOException when it cannot be read
     */
    public String key(int number) throws IOException {
        String[] words =
                Files.readString(directory.resolve(number + "/host_key.pub")).split(" ", -1);
        return words[0] + " " + words[1];
    }

    /**
     * What an environment file says of a host.
     *
     * @param name its name there
     * @param number the host, from 1
     * @return a table with its address and its key; lines of the caller's may follow
     * @throws IOException when the key cannot be read
     */
    public String table(String name, int number) throws IOException {
        return "[host." + name + "]\naddress = \"" + address(number) + "\"\nhost-key = \"" + key(number) + "\"\n";
    }

    /**
     * Runs a command on a host, as root, not by SSH.
     *
     * @param number the host, from 1
     * @param command the command
     */
    public void run(int number, String... command) {
        output(number, command);
    }

    /**
     * Runs a command on a host, as root, not by SSH.
     *
     * @param number the host, from 1
     * @param command the command
     * @return what it says
     */
    public String output(int number, String... command) {
        List<String> all = new ArrayList<>(List.of("enter", directory.toString(), Integer.toString(number)));
        all.addAll(List.of(command));
        return script(all.toArray(String[]::new));
    }

    /**
     * Changes the configuration of a host's SSH server; returns when the server listens with it.
     *
     * @param number the host, from 1
     * @param script for {@code sed}, applied to sshd_config
     */
    public void configureServer(int number, String script) {
        Path log = directory.resolve(number + "/log");
        long before = listening(log);
        run(number, "sh", "-c", "sed -i '" + script + "' /etc/ssh/test_sshd_config && kill -HUP 1");
        waitFor("the server to listen again").until(() -> listening(log) > before);
        script("await", directory.toString(), Integer.toString(number));
    }

    private static long listening(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("Server listening")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The agent that works in a target directory: those of runs that were given up may still end elsewhere.
     *
     * @param number the host, from 1
     * @param directory the absolute path of the target directory
     * @return its process id; empty for none
     */
    public String agent(int number, String directory) {
        return processesIn(number, directory).entrySet().stream()
                .filter(process -> List.of(process.getValue().split("\0", -1)).contains(AGENT))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /**
     * The processes that work in a directory or below it.
     *
     * @param number the host, from 1
     * @param directory an absolute path
     * @return process ids and command lines
     */
    public Map<String, String> processesIn(int number, String directory) {
        try {
            return trees.get(number - 1).processesIn(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Drops all packets of a host from now on.
     *
     * @param number the host, from 1
     */
    public void freeze(int number) {
        script("freeze", directory.toString(), Integer.toString(number));
    }

    /**
     * Lets the packets of a host through again; returns when its SSH server answers.
     *
     * @param number the host, from 1
     */
    public void thaw(int number) {
        script("thaw", directory.toString(), Integer.toString(number));
    }

    /**
     * Limits what a host can receive.
     *
     * @param number the host, from 1
     * @param rate as {@code tc} understands it, {@code 8mbit}; {@code none} for no limit
     */
    public void limit(int number, String rate) {
        script("limit", directory.toString(), Integer.toString(number), rate);
    }

    /**
     * How much a host has received since it began.
     *
     * @param number the host, from 1
     * @return in bytes
     */
    public long received(int number) {
        String devices = output(number, "cat", "/proc/net/dev");
        String line = devices.substring(devices.indexOf("eth0:") + "eth0:".length());
        return Long.parseLong(line.strip().split(" ", -1)[0]);
    }

    /**
     * Whether a host has a file.
     *
     * @param number the host, from 1
     * @param path an absolute path, whose last name may be a pattern of the shell's
     * @return whether there is anything
     */
    public boolean has(int number, String path) {
        try {
            return trees.get(number - 1).has(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file of a host.
     *
     * @param number the host, from 1
     * @param path an absolute path
     * @return its text
     */
    public String read(int number, String path) {
        try {
            return trees.get(number - 1).read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes a file of a host.
     *
     * @param number the host, from 1
     * @param path an absolute path
     * @return whether there was one
     */
    public boolean remove(int number, String path) {
        try {
            return Files.deleteIfExists(trees.get(number - 1).place(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All that was written on a host since it began and is still there, in memory too.
     *
     * @param number the host, from 1
     * @return a tar file
     * @throws IOException when it cannot be read
     */
    public byte[] written(int number) throws IOException {
        script("written", directory.toString(), Integer.toString(number));
        return Files.readAllBytes(directory.resolve(number + "/written.tar"));
    }

    @Override
    public void close() {
        script("down", directory.toString());
    }

    private static boolean able(Path directory) {
        try {
            script("able", directory.toString());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static String script(String... arguments) {
        List<String> command = Stream.concat(Stream.of("sh", SCRIPT.toString()), Stream.of(arguments))
                .toList();
        try {
            Path output = Files.createTempFile("hosts", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("AGENT_CLASSES", AgentClasses.directory().toString());
            builder.environment()
                    .put("AGENT_JAVA", ControllerClasses.java().toRealPath().toString());
            builder.environment().put("SERVER_LINES", QUICK_LOGINS);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            String said = Files.readString(output);
            if (!ended) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end: " + said);
            }
            int code = process.exitValue();
            Files.delete(output);
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
