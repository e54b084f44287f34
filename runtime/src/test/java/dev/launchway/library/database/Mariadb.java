package dev.launchway.library.database;

import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.library.database.LocalServer.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A server of MariaDB, which writes all statements into a log. */
final class Mariadb {

    private final Path directory;
    private final int port = freePort();
    private final LocalServer server;

    Mariadb(Path directory) throws IOException {
        this.directory = directory;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        assumeTrue(Files.exists(Path.of("/usr/bin/mariadb-install-db")), "needs mariadb-server");
        Output installed = LocalServer.output(
                "",
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + directory.resolve("data"),
                        "--auth-root-authentication-method=socket",
                        "--auth-root-socket-user=" + System.getProperty("user.name"),
                        "--user=" + System.getProperty("user.name"),
                        "--skip-test-db",
                        "--innodb-log-file-size=4M"));
        assertThat(installed.code()).as(installed.text()).isZero();
        server = LocalServer.start(
                directory.resolve("log"),
                client("-e", ""),
                "/usr/sbin/mariadbd",
                "--no-defaults",
                "--datadir=" + directory.resolve("data"),
                "--socket=" + socket(),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--user=" + System.getProperty("user.name"),
                "--plugin-load-add=auth_ed25519",
                "--innodb-log-file-size=4M",
                "--innodb-flush-log-at-trx-commit=0",
                "--general-log=1",
                "--general-log-file=" + directory.resolve("statements"));
    }

    String socket() {
        return directory.resolve("socket").toString();
    }

    int port() {
        return port;
    }

    MysqlServer reached() {
        return MysqlServer.local().socket(socket());
    }

    private List<String> client(String... more) {
        List<String> argv = new ArrayList<>(
                List.of("mariadb", "--no-defaults", "--batch", "--raw", "--skip-column-names", "--socket=" + socket()));
        argv.addAll(List.of(more));
        return argv;
    }

    /** What the server says to an administrator. */
    String says(String statements) {
        Output output = LocalServer.output(statements, client());
        assertThat(output.code()).as(output.text()).isZero();
        return output.text();
    }

    /** Whether somebody is let in by a password. */
    boolean letsIn(String user, String password) {
        return LocalServer.output(
                                "SELECT 1;",
                                List.of(
                                        "env",
                                        "MYSQL_PWD=" + password,
                                        "mariadb",
                                        "--no-defaults",
                                        "--user=" + user,
                                        "--host=127.0.0.1",
                                        "--port=" + port))
                        .code()
                == 0;
    }

    /** All that was sent to it. */
    String statements() throws IOException {
        return Files.readString(directory.resolve("statements"));
    }

    void end() throws InterruptedException {
        server.end();
    }
}
