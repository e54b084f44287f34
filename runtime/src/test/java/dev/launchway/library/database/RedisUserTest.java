package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Secret;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Users of a server of Redis that has a file of users, and of one that has a configuration alone, or nothing. */
class RedisUserTest {

    private static final Secret PASSWORD = Secret.of("o'p\"e`n \\ #sesame").named("shop.password");

    @TempDir
    static Path home;

    private static LocalServer server;

    @TempDir
    Path directory;

    private LocalServer other;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(home.resolve("users.acl"), "");
        server = start(home, "--aclfile " + home.resolve("users.acl"));
    }

    private static LocalServer start(Path directory, String more) throws IOException {
        Path config = directory.resolve("redis.conf");
        Files.writeString(
                config,
                "port 0\nunixsocket " + directory.resolve("socket") + "\nsave \"\"\ndir " + directory + "\n"
                        + more.replace("--", "") + "\n");
        return LocalServer.start(
                directory.resolve("log"), client(directory, "PING"), "/usr/bin/redis-server", config.toString());
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (server != null) {
            server.end();
        }
    }

    private static List<String> client(Path directory, String... argv) {
        return Stream.concat(
                        Stream.of(
                                "redis-cli",
                                "-e",
                                "-s",
                                directory.resolve("socket").toString()),
                        Stream.of(argv))
                .toList();
    }

    private static String says(String... argv) {
        return LocalServer.output("", client(home, argv)).text();
    }

    private static boolean letsIn(String user, String password) {
        return says("AUTH", user, password).equals("OK");
    }

    private static RedisServer reached(Path directory) {
        return RedisServer.local().socket(directory.resolve("socket").toString());
    }

    private static RedisUser user(String name) {
        return RedisUser.named(name).on(reached(home));
    }

    private static RedisUser shop() {
        return user("sh'o\"p").password(PASSWORD).rules("~shop:* &shop:*", "+@all", "-@dangerous", "(~other:* +get)");
    }

    private Run deploy(RedisUser user) {
        return new Theatre(directory).deploy(here -> here.add(user));
    }

    private static void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }

    @TestFactory
    Stream<DynamicTest> usersHold(@TempDir Path base) {
        return BlockInvariant.of(RedisUser.class)
                .deployed(here -> here.add(shop()))
                .present(disk -> {
                    assertThat(letsIn("sh'o\"p", PASSWORD.reveal())).isTrue();
                    assertThat(says("ACL", "LIST"))
                            .contains("~shop:*", "-@dangerous")
                            .doesNotContain("~extra");
                    assertThat(home.resolve("users.acl")).content().contains("user sh'o\"p on");
                })
                .drift("deleted", disk -> says("ACL", "DELUSER", "sh'o\"p"))
                .drift("other password", disk -> says("ACL", "SETUSER", "sh'o\"p", "resetpass", ">x"))
                .drift("one rule more", disk -> says("ACL", "SETUSER", "sh'o\"p", "~extra"))
                .drift("switched off", disk -> says("ACL", "SETUSER", "sh'o\"p", "off"))
                .removed(here -> here.add(user("sh'o\"p").absent()), disk -> {
                    assertThat(says("ACL", "LIST")).doesNotContain("sh'o");
                    assertThat(home.resolve("users.acl")).content().doesNotContain("sh'o");
                })
                .afterwards(disk -> says("ACL", "DELUSER", "sh'o\"p"))
                .in(base);
    }

    @Test
    void aChangedRuleIsSeenAndTheDigestIsAllThatIsSent() {
        says("CONFIG", "SET", "slowlog-log-slower-than", "0");
        assertDone(
                deploy(user("changing").password(Secret.of("clear-text-of-it")).rules("+get")));
        assertThat(deploy(user("changing")
                                .password(Secret.of("clear-text-of-it"))
                                .rules("+get +set"))
                        .reasons())
                .containsExactly("RedisUser(\"changing\"): its password or its rules are other ones");
        assertThat(letsIn("changing", "clear-text-of-it")).isTrue();
        assertThat(says("SLOWLOG", "GET", "100")).doesNotContain("clear-text-of-it");
        assertDone(deploy(user("changing").absent()));
    }

    @Test
    void usersAreSavedWhereTheServerHasAPlaceForThem(@TempDir Path own) throws Exception {
        other = start(own, "");
        try {
            assertDone(deploy(
                    RedisUser.named("shop").password(PASSWORD).rules("+@read").on(reached(own))));
            assertThat(own.resolve("redis.conf")).content().contains("user shop on");

            RedisUser standard = RedisUser.named("default").password(PASSWORD).rules("~* &* +@all");
            assertThat(deploy(standard.on(reached(own))).failure()).contains("would not get in any more");
            LocalServer.output("", client(own, "CONFIG", "SET", "requirepass", PASSWORD.reveal()));
            assertDone(deploy(RedisUser.named("default")
                    .password(PASSWORD)
                    .rules("~* &* +@all")
                    .on(reached(own).login("default", PASSWORD))));
            Run locked = deploy(RedisUser.named("more").password(PASSWORD).on(reached(own)));
            assertThat(locked.failure()).contains("it asks for a login: add .login(user, password)");
            assertDone(deploy(
                    RedisUser.named("more").password(PASSWORD).on(reached(own).login("default", PASSWORD))));
            assertThat(deploy(RedisUser.named("more")
                                    .password(PASSWORD)
                                    .on(reached(own).login("default", Secret.of("wrong-one"))))
                            .failure())
                    .contains("refused the login: correct .login(user, password)");
            Run refused = deploy(
                    RedisUser.named("again").password(PASSWORD).on(reached(own).login("shop", PASSWORD)));
            assertThat(refused.failure()).contains("NOPERM", "log in as a user who may");
        } finally {
            other.end();
        }
    }

    @Test
    void aServerThatForgetsIsToldBefore(@TempDir Path own) throws Exception {
        other = LocalServer.start(
                own.resolve("log"),
                client(own, "PING"),
                "/usr/bin/redis-server",
                "--port",
                "0",
                "--unixsocket",
                own.resolve("socket").toString(),
                "--dir",
                own.toString());
        try {
            RedisUser forgotten = RedisUser.named("shop").password(PASSWORD).on(reached(own));
            assertThat(deploy(forgotten).failure()).contains("would forget the user when it ends", ".inMemory()");
            assertThat(LocalServer.output("", client(own, "ACL", "LIST")).text())
                    .doesNotContain("shop");
            assertDone(deploy(
                    RedisUser.named("shop").password(PASSWORD).on(reached(own)).inMemory()));
            assertThat(LocalServer.output("", client(own, "ACL", "LIST")).text())
                    .contains("user shop on");
        } finally {
            other.end();
        }
    }

    @Test
    void whatCannotBeSaysWhatToDo() {
        assertThat(deploy(RedisUser.named("x").password(PASSWORD).on(reached(directory)))
                        .failure())
                .contains(
                        "RedisUser(\"x\"): ",
                        "the server cannot be reached by the socket",
                        "deploy what starts it before");
        assertThat(deploy(RedisUser.named("x")
                                .password(PASSWORD)
                                .on(RedisServer.local().client("no-such-client")))
                        .failure())
                .contains("there is no program 'no-such-client' on this host", "install the package redis-tools");
        assertThat(deploy(user("x").password(PASSWORD).rules("+nosuch")).failure())
                .contains("refused that: ERR Error in ACL SETUSER modifier '+nosuch'");
        assertThat(says("ACL", "LIST")).doesNotContain("user x ");
        assertThat(deploy(user("x").password(Secret.of(""))).failure()).contains("the password is empty");
    }

    @Test
    void whatMeansNothingIsAnErrorOfTheModel() {
        Theatre theatre = new Theatre(directory);
        assertThat(theatre.problems(here -> here.add(RedisUser.named("x")))).contains("needs a password");
        assertThat(theatre.problems(here -> here.add(RedisUser.named("default").absent())))
                .contains("no server does without");
        assertThat(theatre.problems(here -> here.add(RedisUser.named("x").rules(">clear"))))
                .contains("'>…' is no rule", ".password(secret)")
                .doesNotContain("clear");
        assertThat(theatre.problems(here -> here.add(RedisUser.named("a b")))).contains("is no word");
    }
}
