package dev.launchway.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code remote} on real OpenSSH servers, in turn with {@code ssh true} on all hosts at once and with {@code rsync -a} of ready
 * files to all hosts at once. Needs root, openssh-server, iproute2 and rsync; with latency also perl where the kernel has no netem.
 */
public final class Remote {

    private Remote() {}

    /**
     * Measures and prints.
     *
     * @param args none; the system property {@code rows} names rows of {@link RemoteRow}, with commas between them, or is empty for
     *     all; {@code latency} says how many milliseconds each packet takes each way
     * @throws Exception when hosts cannot be brought up, or a service cannot be built or run
     */
    public static void main(String[] args) throws Exception {
        List<RemoteRow> rows = new ArrayList<>();
        String chosen = System.getProperty("rows", "");
        for (String name : chosen.isBlank() ? new String[0] : chosen.split(",", -1)) {
            rows.add(RemoteRow.of(name.strip()));
        }
        System.out.println(RemoteFigures.header());
        for (RemoteRow row : rows.isEmpty() ? RemoteRow.ALL : rows) {
            Path directory = Files.createTempDirectory("launchway-remote");
            try (TestHosts hosts = new TestHosts(
                    Path.of("../runtime/src/test/sh/hosts"),
                    Files.createTempDirectory("launchway-hosts"),
                    row.hosts())) {
                new RemoteTurns(row, hosts, directory).measure(Integer.getInteger("latency", 0));
            } finally {
                Project.delete(directory);
            }
        }
    }
}
