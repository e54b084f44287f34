package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The hosts of an environment, over {@code src/test/sh/prepared-hosts}: network namespaces of this machine with real SSH servers,
 * prepared as an administrator prepares real hosts. A test that cannot have them is skipped and says why.
 */
final class PreparedHosts implements AutoCloseable {

    private static final String SCRIPT =
            Variant.PROJECT.resolve("src/test/sh/prepared-hosts").toString();
    private static final String HOSTS =
            Variant.PROJECT.resolve("../runtime/src/test/sh/hosts").toString();

    /** What a deployment may write to, without what the servers themselves write while they run. */
    private static final String CHANGED = "find /etc /home /srv /var/spool/cron /var/log/units /var/lib/postgresql"
            + " -path '/var/lib/postgresql/[0-9]*' -prune -o -path '*/work/*/log/*' -prune -o -path '*/work/*/*.log' -prune"
            + " -o -path '*/.launchway' -prune -o -newer /root/mark -print";

    private final Path directory;
    private final List<String> names;

    private PreparedHosts(Path directory, List<String> names) {
        this.directory = directory;
        this.names = names;
    }

    /**
     * Starts hosts.
     *
     * @param directory where they go; it must not exist yet
     * @param environment whose rules of sudo they have
     * @param domain what their full names end with
     * @param network the first three numbers of their addresses
     * @param hosts names, and the units which are real there, as in {@code web01=haproxy,nginx}
     */
    static PreparedHosts start(Path directory, String environment, String domain, String network, List<String> hosts) {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for network namespaces");
        for (String program : List.of(
                "/usr/sbin/sshd",
                "/usr/bin/ssh",
                "/sbin/ip",
                "/usr/bin/unshare",
                "/lib/systemd/systemd",
                "/lib/systemd/systemd-logind",
                "/usr/bin/sudo",
                "/usr/bin/pg_createcluster",
                "/usr/sbin/nginx",
                "/usr/sbin/haproxy",
                "/usr/bin/memcached",
                "/usr/bin/crontab",
                "/usr/bin/curl",
                "/usr/bin/script")) {
            assumeTrue(Files.exists(Path.of(program)), "needs " + program);
        }
        assumeTrue(
                script(HOSTS, "able", directory.toString()).exitCode() == 0,
                "needs the right to make network namespaces, bridges and overlay mounts");
        List<String> names =
                hosts.stream().map(host -> host.replaceFirst("=.*", "")).toList();
        PreparedHosts prepared = new PreparedHosts(directory, names);
        List<String> up = new ArrayList<>(List.of(SCRIPT, "up", directory.toString(), environment, domain, network));
        up.addAll(hosts);
        Run started = script(up.toArray(String[]::new));
        if (started.exitCode() != 0) {
            prepared.close();
            throw new IllegalStateException(started.stdout() + started.stderr());
        }
        return prepared;
    }

    /** Runs a plan as a user of this machine does whose SSH knows the hosts, and who can read the secrets. */
    Run run(Variant plan, String... args) {
        return Run.of(asUser(plan.command(options(), withIdentity(args))));
    }

    /** The same in a terminal, where somebody types. */
    Run runInTerminal(Variant plan, String typed, String... args) throws IOException {
        Path input = Files.writeString(directory.resolve("typed"), typed);
        return Run.of(
                asUser(List.of(
                        "script",
                        "-q",
                        "-e",
                        "-c",
                        String.join(" ", plan.command(options(), withIdentity(args))),
                        "/dev/null")),
                input.toFile());
    }

    /** For tests only: this identity is in the repository. */
    private String[] withIdentity(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--identity");
        all.add(TestIdentity.of(args[1], directory).toString());
        return all.toArray(String[]::new);
    }

    private List<String> options() {
        return List.of("-Duser.home=" + directory.resolve("home"));
    }

    private ProcessBuilder asUser(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().merge("PATH", directory.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        return builder;
    }

    /** Runs a line of shell on a host, as root, and tells what it says. */
    String enter(String host, String line) {
        return script(SCRIPT, "enter", directory.toString(), host, "sh", "-c", line)
                .succeeded()
                .stdout();
    }

    /** From now on {@link #changed} tells what is written. */
    void mark() {
        names.forEach(host -> enter(host, "touch /root/mark"));
    }

    /** What was written since the mark, by host; hosts without anything are left out. */
    Map<String, List<String>> changed() {
        Map<String, List<String>> changed = new TreeMap<>();
        for (String host : names) {
            List<String> files = enter(host, CHANGED).lines().sorted().toList();
            if (!files.isEmpty()) {
                changed.put(host, files);
            }
        }
        return changed;
    }

    /** Where a host can be reached from this machine. */
    String address(String host) throws IOException {
        return Files.readAllLines(directory.resolve("hosts/addresses")).get(names.indexOf(host));
    }

    @Override
    public void close() {
        assertThat(script(SCRIPT, "down", directory.toString()).exitCode()).isZero();
    }

    private static Run script(String... command) {
        return Run.of(new ProcessBuilder(
                Stream.concat(Stream.of("sh"), Stream.of(command)).toList()));
    }
}
