package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Address;
import dev.launchway.api.Secret;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the tests, of Debian's package, in a directory of its own: never the system's cluster. It logs all statements,
 * and trusts who comes by its socket, but for the database {@code peered}; by the network it asks for passwords.
 */
final class PostgresCluster implements AutoCloseable {

    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

    /** The program itself: {@code psql} of Debian is a script that looks for it. */
    private static final String PSQL = BIN.resolve("psql").toString();

    private static final String USER = "postgres";
    private static final int SECONDS = 120;

    private final Path directory;
    private final int port = Ports.freePort();
    private Process server;

    private PostgresCluster(Path directory) {
        this.directory = directory;
    }

    static PostgresCluster start() {
        Installed.require("psql", "setpriv");
        assumeTrue(Files.isExecutable(BIN.resolve("initdb")), "needs the package postgresql");
        try {
            Path directory = Files.createTempDirectory("postgres");
            PostgresCluster cluster = new PostgresCluster(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            run(cluster.asServer(
                    BIN.resolve("initdb").toString(),
                    "--no-sync",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--username=" + USER,
                    "--auth=trust",
                    "--pgdata=" + directory.resolve("data")));
            Files.writeString(
                    directory.resolve("data/pg_hba.conf"),
                    "local peered all peer\nlocal all all trust\nhost all all 127.0.0.1/32 md5\n");
            cluster.restart();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server runs as no superuser of the system. */
    private List<String> asServer(String... argv) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        command.addAll(List.of(argv));
        return command;
    }

    /** Starts it, and waits until it answers. */
    void restart() {
        try {
            server = new ProcessBuilder(asServer(
                            BIN.resolve("postgres").toString(),
                            "-D",
                            directory.resolve("data").toString(),
                            "-k",
                            directory.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "fsync=off",
                            "-c",
                            "log_statement=all",
                            "-c",
                            "log_min_duration_statement=0",
                            "-c",
                            "shared_preload_libraries=pg_stat_statements"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (!answers()) {
                assertThat(server.isAlive() && System.nanoTime() < end)
                        .as(logged())
                        .isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        return new ProcessBuilder(psql(USER, "select"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Ends it at once, by its process id. */
    void stop() {
        run(List.of("kill", "-INT", Long.toString(server.pid())));
        try {
            assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As the superuser, by the socket. */
    PostgresServer server() {
        return loginBySocket(USER);
    }

    PostgresServer loginBySocket(String role) {
        return PostgresServer.local()
                .socket(directory.toString())
                .port(port)
                .login(role)
                .client(PSQL);
    }

    /** By the network, where a password is asked for. */
    PostgresServer login(String role, String password) {
        return PostgresServer.at(Address.of("127.0.0.1", port)).login(role, Secret.of(password));
    }

    /** Whether a role can log in by a password, over the network. */
    boolean logsIn(String role, String password) {
        ProcessBuilder psql = new ProcessBuilder(
                PSQL, "-X", "-w", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", role, "-c", "select", USER);
        psql.environment().put("PGPASSWORD", password);
        try {
            Process process = psql.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Path socket() {
        return directory;
    }

    int port() {
        return port;
    }

    /** Runs statements in the database {@code postgres}, and gives the lines of their rows. */
    String sql(String... statements) {
        return in(USER, statements);
    }

    /** Runs statements in a database, and gives the lines of their rows. */
    String in(String database, String... statements) {
        return run(psql(database, statements)).strip();
    }

    /** Somebody who is connected to a database, until the standard input ends. */
    Process session(String database, String... statements) {
        try {
            List<String> argv = psql(database, statements);
            argv.addAll(List.of("-c", "select 'connected'", "-f", "-"));
            Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            int first = process.getInputStream().read();
            while (first == '\n') {
                first = process.getInputStream().read();
            }
            assertThat(first).isEqualTo('c');
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> psql(String database, String... statements) {
        List<String> argv =
                new ArrayList<>(List.of(PSQL, "-XAtqw", "-v", "ON_ERROR_STOP=1", "-h", directory.toString()));
        argv.addAll(List.of("-p", Integer.toString(port), "-U", USER, "-d", database));
        for (String statement : statements) {
            argv.addAll(List.of("-c", statement));
        }
        return argv;
    }

    private Path log() {
        return directory.resolve("log");
    }

    /** All that the server has written into its log. */
    String logged() {
        try {
            return new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> argv) {
        try {
            Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            if (process.exitValue() != 0) {
                throw new IllegalStateException(argv + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
