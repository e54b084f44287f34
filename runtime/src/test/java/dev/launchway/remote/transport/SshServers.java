package dev.launchway.remote.transport;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Further SSH servers on the first of the hosts, each at a port of its own, and keys for all purposes. */
final class SshServers implements AutoCloseable {

    private static final int FIRST_PORT = 2201;

    private final Path keys;
    private final Hosts hosts;
    private final List<RunningSshAgent> agents = new ArrayList<>();
    private int port = FIRST_PORT;

    /**
     * Starts the hosts.
     *
     * @param directory where all goes
     * @param count how many hosts
     */
    SshServers(Path directory, int count) throws IOException {
        this.hosts = Hosts.start(directory.resolve("hosts"), count);
        this.keys = Files.createDirectories(directory.resolve("keys"));
    }

    Hosts hosts() {
        return hosts;
    }

    String address() {
        return hosts.address(1);
    }

    /** A file that holds what it should. */
    Path file(String name, String text) throws IOException {
        Path file = keys.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A private key, made when it is first asked for; its type is the first part of its name. */
    Path key(String name) throws IOException {
        Path file = keys.resolve(name);
        if (!Files.exists(file)) {
            run("ssh-keygen", "-q", "-t", name.split("-", 2)[0], "-N", "", "-C", name, "-f", file.toString());
        }
        return file;
    }

    /** Type and text of the public part of a key. */
    String publicKey(String name) throws IOException {
        String[] words =
                Files.readString(key(name).resolveSibling(name + ".pub")).split(" ", -1);
        return words[0] + " " + words[1];
    }

    /**
     * Has a key signed.
     *
     * @param name what is signed is a key of this name
     * @param authority the key that signs
     * @param options what {@code ssh-keygen} is told
     * @return the certificate
     */
    Path certificate(String name, String authority, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-s", key(authority).toString(), "-I", "test"));
        command.addAll(List.of(options));
        key(name);
        command.add(keys.resolve(name + ".pub").toString());
        run(command.toArray(String[]::new));
        return keys.resolve(name + "-cert.pub");
    }

    /**
     * Starts a server; returns when it listens.
     *
     * @param lines of its configuration, host keys included
     * @return its port
     */
    int serve(String lines) throws IOException {
        int own = port++;
        Path config = file("sshd_config-" + own, "Port " + own + "\n" + lines + "\n" + Hosts.QUICK_LOGINS + """

                AuthorizedKeysFile .ssh/authorized_keys
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                PermitRootLogin yes
                StrictModes no
                PidFile none
                MaxStartups 1000
                """);
        hosts.run(1, "sh", "-c", "cat > /etc/ssh/sshd-" + own + " <<'EOF'\n" + Files.readString(config) + "EOF\n");
        String log = "/tmp/sshd-" + own + ".log";
        hosts.run(1, "/usr/sbin/sshd", "-f", "/etc/ssh/sshd-" + own, "-E", log);
        waitFor("a server").until(() -> hosts.read(1, log).contains("Server listening on"));
        return own;
    }

    /** Lets root in by a key. */
    void accept(String key) throws IOException {
        hosts.run(1, "sh", "-c", "echo '" + publicKey(key) + "' >> /root/.ssh/authorized_keys");
    }

    /** An agent with keys, in this order. */
    Path agent(String name, Path... held) throws IOException, InterruptedException {
        Path socket = Files.createTempDirectory("agent").resolve(name);
        RunningSshAgent agent = RunningSshAgent.start(socket);
        agents.add(agent);
        for (Path key : held) {
            agent.add(key);
        }
        return socket;
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        agents.forEach(RunningSshAgent::close);
        hosts.close();
    }
}
