package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Databases, users and privileges of a server of MariaDB. */
class MysqlTest {

    private static final Secret PASSWORD = Secret.of("o'p\"e`n \\ #sesame").named("shop.password");
    private static final String NAME = "o'\"`\\x";
    private static final String QUOTED = "`o'\"``\\x`";

    @TempDir
    static Path home;

    private static Mariadb mariadb;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException {
        mariadb = new Mariadb(home);
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (mariadb != null) {
            mariadb.end();
        }
    }

    private static MysqlDatabase database(String name) {
        return MysqlDatabase.named(name).on(mariadb.reached());
    }

    private static MysqlUser user(String name) {
        return MysqlUser.named(name).on(mariadb.reached());
    }

    private static MysqlGrant grant(String user) {
        return MysqlGrant.to(user).on(mariadb.reached());
    }

    private Run deploy(Object component) {
        return deploy(here -> here.add(component));
    }

    private Run deploy(Consumer<Configuration> stage) {
        return new Theatre(directory).deploy(stage);
    }

    private static void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }

    private static String grants(String user) {
        return mariadb.says("SHOW GRANTS FOR " + user + ";");
    }

    @TestFactory
    Stream<DynamicTest> databasesHold(@TempDir Path base) {
        return BlockInvariant.of(MysqlDatabase.class)
                .asks("mariadb ")
                .deployed(here ->
                        here.add(database("sh`o'p_%").characterSet("utf8mb4").collation("utf8mb4_unicode_ci")))
                .present(disk -> assertThat(mariadb.says("SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME"
                                + " FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'sh`o\\'p_%';"))
                        .isEqualTo("utf8mb4\tutf8mb4_unicode_ci"))
                .drift("dropped", disk -> mariadb.says("DROP DATABASE `sh``o'p_%`;"))
                .drift("other character set", disk -> mariadb.says("ALTER DATABASE `sh``o'p_%` CHARACTER SET latin1;"))
                .drift(
                        "other collation",
                        disk -> mariadb.says("ALTER DATABASE `sh``o'p_%` COLLATE utf8mb4_general_ci;"))
                .removed(here -> here.add(database("sh`o'p_%").absent()), disk -> assertThat(
                                mariadb.says("SHOW DATABASES LIKE 'sh%';"))
                        .isEmpty())
                .afterwards(disk -> mariadb.says("DROP DATABASE IF EXISTS `sh``o'p_%`;"))
                .in(base);
    }

    @TestFactory
    Stream<DynamicTest> usersHold(@TempDir Path base) {
        String at = QUOTED + "@`127.0.0.1`";
        return BlockInvariant.of(MysqlUser.class)
                .asks("mariadb ")
                .deployed(here -> here.add(user(NAME).from("127.0.0.1").password(PASSWORD)))
                .present(disk -> {
                    assertThat(mariadb.letsIn(NAME, PASSWORD.reveal())).isTrue();
                    assertThat(mariadb.says("SHOW CREATE USER " + at + ";")).doesNotContain(" OR ");
                })
                .drift("dropped", disk -> mariadb.says("DROP USER " + at + ";"))
                .drift("other password", disk -> mariadb.says("ALTER USER " + at + " IDENTIFIED BY 'other';"))
                .drift("no password", disk -> mariadb.says("ALTER USER " + at + " IDENTIFIED BY '';"))
                .drift(
                        "by another plugin",
                        disk -> mariadb.says("ALTER USER " + at + " IDENTIFIED VIA ed25519 USING PASSWORD('x');"))
                .drift(
                        "by the socket, too",
                        disk -> mariadb.says("ALTER USER " + at + " IDENTIFIED VIA mysql_native_password USING '"
                                + MysqlAuthentication.NATIVE
                                        .literal(PASSWORD.reveal())
                                        .replace("'", "") + "' OR unix_socket;"))
                .removed(here -> here.add(user(NAME).from("127.0.0.1").absent()), disk -> assertThat(mariadb.says(
                                "SELECT COUNT(*) FROM mysql.user WHERE User LIKE 'o%' AND Host = '127.0.0.1';"))
                        .isEqualTo("0"))
                .afterwards(disk -> mariadb.says("DROP USER IF EXISTS " + at + ";"))
                .in(base);
    }

    @TestFactory
    Stream<DynamicTest> grantsHold(@TempDir Path base) {
        mariadb.says("CREATE USER " + QUOTED + "@`10.%`;");
        String held = "GRANT SELECT, INSERT ON `a``b\\_c\\%`.* TO";
        return BlockInvariant.of(MysqlGrant.class)
                .asks("mariadb ")
                .deployed(here -> here.add(grant(NAME).from("10.%").onDatabase("a`b_c%", "insert", "SELECT")))
                .present(disk ->
                        assertThat(grants(QUOTED + "@`10.%`")).contains(held).doesNotContain("GRANT OPTION", "`.`t`"))
                .drift(
                        "one taken",
                        disk -> mariadb.says("REVOKE INSERT ON `a``b\\_c\\%`.* FROM " + QUOTED + "@`10.%`;"))
                .drift("all taken", disk -> mariadb.says("REVOKE ALL ON `a``b\\_c\\%`.* FROM " + QUOTED + "@`10.%`;"))
                .drift(
                        "one too many",
                        disk -> mariadb.says("GRANT DELETE ON `a``b\\_c\\%`.* TO " + QUOTED + "@`10.%`;"))
                .drift(
                        "all, and to be given on",
                        disk -> mariadb.says(
                                "GRANT ALL ON `a``b\\_c\\%`.* TO " + QUOTED + "@`10.%` WITH GRANT OPTION;"))
                .removed(
                        here -> here.add(
                                grant(NAME).from("10.%").onDatabase("a`b_c%").absent()),
                        disk -> assertThat(grants(QUOTED + "@`10.%`")).doesNotContain("a``b"))
                .afterwards(disk -> mariadb.says("DROP USER " + QUOTED + "@`10.%`; CREATE USER " + QUOTED + "@`10.%`;"))
                .in(base);
    }

    @Test
    void whatIsOfAServiceComesInOneRunAndAPredictionKnowsAllOfIt() {
        Consumer<Configuration> service = here -> {
            here.add(database("my_shop"));
            here.add(user("shop").from("%").password(PASSWORD).authentication(MysqlAuthentication.ED25519));
            here.add(user("reader").unixSocket());
            here.add(grant("shop").from("%").onDatabase("my_shop", "ALL").withGrantOption());
            here.add(grant("reader").onServer("REPLICATION CLIENT", "process").onTable("mysql", "db", "SELECT"));
        };
        Run predicted = new Theatre(directory).predict(service);
        assertThat(predicted.notKnown()).isEmpty();
        assertThat(predicted.changed()).hasSize(5);
        assertThat(mariadb.says("SHOW DATABASES;")).doesNotContain("my_shop");

        Run done = deploy(service);
        assertDone(done);
        assertThat(done.reasons()).isEqualTo(predicted.reasons());
        assertThat(done.messages()).contains("CREATE DATABASE `my_shop`;");
        assertThat(deploy(service).changed()).isEmpty();
        assertThat(mariadb.letsIn("shop", PASSWORD.reveal())).isTrue();
        assertThat(mariadb.letsIn("shop", "other")).isFalse();
        assertThat(grants("reader@localhost"))
                .contains("PROCESS, BINLOG MONITOR ON *.*", "VIA unix_socket", "GRANT SELECT ON `mysql`.`db`");

        assertDone(deploy(here -> {
            here.add(grant("shop").from("%").onDatabase("my_shop").absent());
            here.add(user("shop").from("%").absent());
            here.add(user("reader").absent());
            here.add(database("my_shop").absent());
        }));
        assertThat(mariadb.says("SELECT User FROM mysql.user;")).doesNotContain("shop", "reader");
    }

    @Test
    void whoLogsInByAPasswordNeedsNoPrivilegeOnTheHost() throws IOException {
        mariadb.says("CREATE USER admin@`127.0.0.1` IDENTIFIED VIA mysql_native_password USING "
                + MysqlAuthentication.NATIVE.literal(PASSWORD.reveal())
                + "; GRANT ALL ON *.* TO admin@`127.0.0.1` WITH GRANT OPTION;");
        MysqlServer server =
                MysqlServer.at(Address.of("127.0.0.1", mariadb.port())).login("admin", PASSWORD);
        Consumer<Configuration> stage = here -> {
            here.add(MysqlDatabase.named("by_password").on(server));
            here.add(MysqlUser.named("by_password")
                    .password(Secret.of("clear-text-of-it"))
                    .on(server));
        };
        assertDone(deploy(stage));
        assertThat(deploy(stage).changed()).isEmpty();
        assertThat(mariadb.statements()).doesNotContain("clear-text-of-it", "sesame");

        Run refused = deploy(MysqlDatabase.named("x")
                .on(MysqlServer.at(Address.of("127.0.0.1", mariadb.port())).login("admin", Secret.of("wrong-one"))));
        assertThat(refused.failure())
                .contains("MysqlDatabase(\"x\")", "refused the login: ERROR 1045", "correct .login(user, password)");
        assertThat(refused.events() + "").doesNotContain("wrong-one");
        mariadb.says("DROP USER admin@`127.0.0.1`, by_password@localhost; DROP DATABASE by_password;");
    }

    @Test
    void tlsIsRequiredWhereSaid() {
        assertDone(deploy(user("careful").from("%").password(PASSWORD)));
        assertThat(deploy(user("careful").from("%").password(PASSWORD).requireTls())
                        .reasons())
                .containsExactly("MysqlUser(\"careful\"): it may log in without TLS");
        assertThat(mariadb.letsIn("careful", PASSWORD.reveal())).isFalse();
        mariadb.says("DROP USER careful@`%`;");
    }

    @Test
    void whatIsStillInUseStays() {
        mariadb.says("CREATE DATABASE full; CREATE TABLE full.t (a INT); CREATE USER maker;"
                + " CREATE DEFINER=maker@`%` VIEW full.v AS SELECT * FROM full.t;");
        assertThat(deploy(database("full").absent()).failure())
                .contains("the database has 2 tables and views, and is left as it is", ".evenWithData()");
        assertThat(deploy(user("maker").from("%").absent()).failure())
                .contains("the user defines the view full.v, which would work no longer");
        assertDone(deploy(database("full").absent().evenWithData()));
        assertDone(deploy(user("maker").from("%").absent()));
    }

    @Test
    void whoAsksDoesNotLockItselfOut() {
        assertThat(deploy(user("root").password(PASSWORD)).failure())
                .contains("the user is the one that asks, and would not get in any more");
        assertThat(deploy(user("root").absent()).failure()).contains("the user is the one that asks, and would go");
        assertThat(deploy(grant("root").onServer("SELECT")).failure())
                .contains("on the server: the user is the one that asks, and could lose what it needs");
        assertThat(mariadb.says("SHOW GRANTS FOR root@localhost;")).contains("GRANT ALL PRIVILEGES ON *.*");
    }

    /** By runuser, as this process is root's. */
    @Test
    void anotherUserOfTheHostAsks() {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs to become the user mysql");
        mariadb.says("CREATE USER mysql@localhost IDENTIFIED VIA unix_socket; GRANT ALL ON *.* TO mysql@localhost;");
        Consumer<Configuration> stage = here ->
                here.add(MysqlDatabase.named("as_mysql").on(mariadb.reached().as("mysql")));
        assertThat(new Theatre(directory).predict(stage).changed()).hasSize(1);
        assertDone(deploy(stage));
        assertThat(deploy(stage).changed()).isEmpty();
        Run refused = deploy(MysqlDatabase.named("x").on(mariadb.reached().as("nobody")));
        assertThat(refused.failure())
                .contains("refused the login: ERROR", "say by .as(user) which user of the host it knows");
        mariadb.says("DROP DATABASE as_mysql; DROP USER mysql@localhost;");
    }

    @Test
    void whatCannotBeSaysWhatToDo() {
        MysqlServer down = MysqlServer.local().socket(directory + "/none");
        assertThat(deploy(MysqlDatabase.named("x").on(down)).failure())
                .contains("MysqlDatabase(\"x\"): ", "the server cannot be reached by the socket " + directory + "/none")
                .contains("ERROR 2002", "deploy what starts it before");
        MysqlServer without = MysqlServer.local().client("no-such-client");
        assertThat(deploy(MysqlDatabase.named("x").on(without)).failure())
                .contains("there is no program 'no-such-client' on this host", "install the package mariadb-client");
        MysqlServer withPassword = MysqlServer.local().client("no-such-client").login("x", PASSWORD);
        assertThat(deploy(MysqlDatabase.named("x").on(withPassword)).failure())
                .contains("there is no program 'no-such-client' on this host");
        assertThat(deploy(grant("nobody").onDatabase("x", "SELECT")).failure())
                .contains("there is no user nobody@localhost on this server: deploy a MysqlUser before");
        assertThat(deploy(user("x").password(Secret.of(""))).failure()).contains("the password is empty");
        assertThat(deploy(grant("root").onDatabase("x", "SELCT")).failure()).contains("refused that: ERROR 1064");
        assertThat(deploy(database("x").collation("no_such")).failure()).contains("refused that: ERROR 1273");
        assertThat(mariadb.says("SHOW DATABASES LIKE 'x';")).isEmpty();
    }

    @Test
    void whatMeansNothingIsAnErrorOfTheModel() {
        Theatre theatre = new Theatre(directory);
        assertThat(theatre.problems(here -> here.add(MysqlUser.named("x")))).contains("needs one way to log in");
        assertThat(theatre.problems(here -> here.add(MysqlGrant.to("x")))).contains("says nothing");
        assertThat(theatre.problems(here -> here.add(MysqlGrant.to("x").onServer("ALL"))))
                .contains("makes a second root");
        assertThat(theatre.problems(here -> here.add(MysqlGrant.to("x").onDatabase("y", "SELECT, INSERT"))))
                .contains("'SELECT, INSERT' is no privilege that can be given");
        assertThat(theatre.problems(here -> here.add(MysqlDatabase.named("x").characterSet("utf8"))))
                .contains("write utf8mb4 or utf8mb3");
        assertThat(theatre.problems(here -> here.add(MysqlDatabase.named("a\nb"))))
                .contains("write one line");
    }
}
