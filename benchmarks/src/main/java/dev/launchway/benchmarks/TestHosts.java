package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** OpenSSH servers in network namespaces of this machine, brought up by the script of the test suite. */
final class TestHosts implements AutoCloseable {

    private static final double TICKS = 100;
    private static final int CHILDREN_USER = 13;

    private final Path script;
    private final Path directory;
    private final Path home;
    private final String network;
    private final int count;

    /**
     * Brings up hosts.
     *
     * @param script the script {@code hosts} of the test suite
     * @param directory where their files go
     * @param count how many
     */
    TestHosts(Path script, Path directory, int count) throws IOException, InterruptedException {
        this(script, directory, count, "256m");
    }

    /**
     * Brings up hosts.
     *
     * @param script the script {@code hosts} of the test suite
     * @param directory where their files go
     * @param count how many
     * @param size how large the disk of each is, in memory
     */
    TestHosts(Path script, Path directory, int count, String size) throws IOException, InterruptedException {
        this.script = script.toAbsolutePath();
        this.directory = directory;
        this.home = directory.resolve("home");
        this.count = count;
        call("up", Integer.toString(count), size);
        for (int i = 1; i <= count; i++) {
            call("archive", Integer.toString(i));
        }
        this.network = Files.readString(directory.resolve("network")).split(" ", -1)[0];
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(config(), configuration());
    }

    private String configuration() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> addresses = Files.readAllLines(directory.resolve("addresses"));
        for (int i = 0; i < count; i++) {
            text.append("Host ")
                    .append(name(i))
                    .append("\n  HostName ")
                    .append(addresses.get(i))
                    .append('\n');
        }
        return text.append("Host *\n  User root\n  IdentitiesOnly yes\n  IdentityFile ")
                .append(directory.resolve("id_ed25519"))
                .append("\n  UserKnownHostsFile ")
                .append(directory.resolve("known_hosts"))
                .append('\n')
                .toString();
    }

    static String name(int index) {
        return String.format(Locale.ROOT, "h%02d", index + 1);
    }

    /** The {@code ssh_config} that knows the hosts by name. */
    Path config() {
        return home.resolve(".ssh/config");
    }

    /** The home directory of a user who has that configuration. */
    Path home() {
        return home;
    }

    /** A program {@code ssh} for those who cannot be told where the configuration is, in a directory for the search path. */
    Path programs() throws IOException {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        Path wrapper = programs.resolve("ssh");
        Files.writeString(wrapper, "#!/bin/sh\nexec /usr/bin/ssh -F " + config() + " \"$@\"\n");
        if (!wrapper.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + wrapper + " a program");
        }
        return programs;
    }

    /** The processor time, in seconds, of all sessions of all hosts that have ended. */
    double cpu() throws IOException {
        double seconds = 0;
        for (int i = 1; i <= count; i++) {
            String stat = Files.readString(Path.of("/proc", server(i), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            seconds += (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1])) / TICKS;
        }
        return seconds;
    }

    /** The bytes that were sent to all hosts since they came up. */
    long received() throws IOException {
        long bytes = 0;
        for (int i = 1; i <= count; i++) {
            bytes +=
                    Long.parseLong(Files.readString(Path.of("/sys/class/net", network + "-" + i, "statistics/tx_bytes"))
                            .strip());
        }
        return bytes;
    }

    /** A command that does something for each host, by its name, for all of them at once. */
    List<String> each(UnaryOperator<String> script) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("{ ")
                    .append(script.apply(name(i)))
                    .append("; } & p")
                    .append(i)
                    .append("=$!\n");
        }
        for (int i = 0; i < count; i++) {
            all.append("wait $p").append(i).append(" || exit\n");
        }
        return List.of("sh", "-c", all.toString());
    }

    /** Lets each packet between this machine and the hosts take a while, each way. */
    void delay(int milliseconds) throws IOException, InterruptedException {
        call("delay", Integer.toString(milliseconds));
    }

    /** Waits until no Java runs on any host: an archive of classes is made after the run that it is for. */
    void awaitIdle() throws IOException, InterruptedException {
        while (isBusy()) {
            Thread.sleep(50);
        }
    }

    private boolean isBusy() throws IOException {
        Set<String> networks = new HashSet<>();
        for (int i = 1; i <= count; i++) {
            networks.add(network(server(i)));
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String pid = process.getFileName().toString();
                try {
                    if (Files.readString(process.resolve("comm")).startsWith("java")
                            && networks.contains(network(pid))) {
                        return true;
                    }
                } catch (IOException e) {
                    // it has just ended
                }
            }
        }
        return false;
    }

    private static String network(String process) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", process, "ns", "net")).toString();
    }

    /** The process of a host's SSH server. */
    private String server(int number) throws IOException {
        String parent = Files.readString(directory.resolve(number + "/pid")).strip();
        return Files.readString(Path.of("/proc", parent, "task", parent, "children"))
                .strip();
    }

    /** Limits what each host is sent, as {@code tc} understands it: {@code 100mbit}; empty for no limit. */
    void limit(String rate) throws IOException, InterruptedException {
        for (int i = 1; i <= count && !rate.isEmpty(); i++) {
            call("limit", Integer.toString(i), rate);
        }
    }

    /** Runs a command on all hosts, as root. */
    void onAll(String... command) throws IOException, InterruptedException {
        for (int i = 1; i <= count; i++) {
            List<String> words = new ArrayList<>(List.of("enter", Integer.toString(i)));
            words.addAll(List.of(command));
            call(words.toArray(new String[0]));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            call("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", script.toString(), words[0], directory.toString()));
        command.addAll(Stream.of(words).skip(1).toList());
        Path log = Files.createTempFile("hosts", ".log");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log);
        Files.delete(log);
        if (exit != 0) {
            throw new IOException("exit " + exit + " of " + command + ": " + said);
        }
    }

    /** The variables with which a command finds the program {@code ssh} that knows the hosts. */
    Map<String, String> variables() throws IOException {
        return Map.of("PATH", programs() + ":" + System.getenv("PATH"));
    }
}
