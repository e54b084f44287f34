package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Address;
import dev.launchway.api.Secret;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Ports;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Roles of a real PostgreSQL server. */
@ExtendWith(SharedPostgres.class)
class PostgresRoleTest {

    private static final Secret PASSWORD = Secret.of("correct horse battery");

    private final PostgresCluster postgres;

    @TempDir
    Path directory;

    PostgresRoleTest(PostgresCluster postgres) {
        this.postgres = postgres;
    }

    private Run deploy(PostgresRole... roles) {
        PostgresServer server = postgres.server();
        return new Theatre(directory).deploy(here -> List.of(roles).forEach(role -> here.add(role.on(server))));
    }

    private void assertSettled(PostgresRole... roles) {
        Run again = deploy(roles);
        assertThat(again.finished().failed()).as(again.events().toString()).isZero();
        assertThat(again.reasons()).isEmpty();
    }

    private static PostgresRole shop() {
        return PostgresRole.named("shop").password(PASSWORD).memberOf("readers").connectionLimit(5);
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(PostgresRole.class)
                .given(disk -> postgres.sql("create role readers", "create role writers"))
                .deployed(here -> here.add(shop().on(postgres.server())))
                .present(disk -> {
                    assertThat(postgres.sql("select rolcanlogin, rolcreatedb, rolsuper, rolconnlimit,"
                                    + " rolvaliduntil is null or rolvaliduntil = 'infinity'"
                                    + " from pg_roles where rolname = 'shop'"))
                            .isEqualTo("t|f|f|5|t");
                    assertThat(postgres.sql("select string_agg(g.rolname, ',') from pg_auth_members m join pg_roles g"
                                    + " on g.oid = m.roleid where m.member = 'shop'::regrole"))
                            .isEqualTo("readers");
                    assertThat(postgres.logsIn("shop", "correct horse battery")).isTrue();
                })
                .state(disk -> postgres.sql("select xmin, * from pg_authid where rolname = 'shop'"))
                .drift("another password", disk -> postgres.sql("alter role shop password 'other'"))
                .drift("no password", disk -> postgres.sql("alter role shop nologin password null"))
                .drift(
                        "may more",
                        disk -> postgres.sql("alter role shop createdb connection limit -1 valid until '2040-01-01'"))
                .drift("other memberships", disk -> postgres.sql("grant writers to shop", "revoke readers from shop"))
                .notKilled("its one change is a transaction of the server, and those are killed with PostgresDatabase")
                .removed(
                        here -> here.add(PostgresRole.named("shop").absent().on(postgres.server())),
                        disk -> assertThat(postgres.sql("select count(*) from pg_roles where rolname = 'shop'"))
                                .isEqualTo("0"))
                .afterwards(disk -> postgres.sql(
                        "drop role if exists shop", "drop role if exists readers", "drop role if exists writers"))
                .in(directory);
    }

    // ------------------------------------------------------------- passwords

    @Test
    void neitherAPasswordNorItsVerifierIsInTheLogOfTheServerOrItsStatistics() {
        deploy(PostgresRole.named("quiet").password(Secret.of("unheard-of-9")));
        deploy(PostgresRole.named("quiet").password(Secret.of("unheard-of-10")));

        assertThat(postgres.logsIn("quiet", "unheard-of-10")).isTrue();
        String verifier = postgres.sql("select rolpassword from pg_authid where rolname = 'quiet'");
        assertThat(verifier).startsWith("SCRAM-SHA-256$4096:");
        assertThat(postgres.logged())
                .contains("pg_authid")
                .doesNotContain("unheard-of")
                .doesNotContain(verifier.substring(verifier.lastIndexOf('$')))
                .doesNotContain("PASSWORD '");
        postgres.sql("create extension if not exists pg_stat_statements");
        assertThat(postgres.sql("select query from pg_stat_statements")).doesNotContain("PASSWORD '");
    }

    /** What the server itself makes of a password is taken for it: the preparation of characters is the same. */
    @Test
    void theVerifierOfTheServerIsTakenForThePassword() {
        List<String> passwords = List.of(
                "pencil",
                "quote ' and \\ and \"",
                "gr\u00fcn",
                "gru\u0308n",
                "no\u00a0break",
                "soft\u00adhyphen",
                "\u2168 and \ufb01",
                "tab\tbed",
                "\ud83d\ude00",
                "newer \ud83d\ude00 beside \ufb01",
                "\u00bd \u20bd",
                "\u0627\u0644\u0633\u0631",
                "a\u0627b",
                "\u00a0",
                "\u00ad");
        List<String> statements = new ArrayList<>(List.of("create role made login"));
        for (String password : passwords) {
            statements.add("alter role made password " + Sql.text(password));
            statements.add("select rolpassword from pg_authid where rolname = 'made'");
        }

        List<String> stored =
                postgres.sql(statements.toArray(new String[0])).lines().toList();

        assertThat(stored).hasSameSizeAs(passwords);
        for (int i = 0; i < stored.size(); i++) {
            assertThat(ScramVerifier.matches(stored.get(i), "made", passwords.get(i)))
                    .as(passwords.get(i))
                    .isTrue();
        }
        assertThat(ScramVerifier.matches(stored.get(0), "made", passwords.get(0) + "x"))
                .isFalse();
        assertSettled(PostgresRole.named("made").password(Secret.of("\u00ad")));
    }

    @Test
    void anMd5VerifierIsTakenForThePassword() {
        postgres.sql("set password_encryption = 'md5'", "create role old login password 'old one'");

        assertSettled(PostgresRole.named("old").password(Secret.of("old one")));
        deploy(PostgresRole.named("old").password(Secret.of("new one")));
        assertThat(postgres.logsIn("old", "new one")).isTrue();
        assertThat(postgres.sql("select left(rolpassword, 13) from pg_authid where rolname = 'old'"))
                .isEqualTo("SCRAM-SHA-256");
    }

    /** By a role that may make others and may not see what the server keeps of their passwords. */
    @Test
    void aPasswordThatMayNotBeReadIsToldByLoggingIn() {
        postgres.sql("create role manager login createrole password 'manages'");
        Theatre theatre = new Theatre(directory);
        Function<String, Run> deploy = password -> theatre.deploy(here -> here.add(
                PostgresRole.named("managed").password(Secret.of(password)).on(postgres.login("manager", "manages"))));

        assertThat(deploy.apply("first").changed()).hasSize(1);
        assertThat(deploy.apply("first").changed()).isEmpty();
        postgres.sql("alter role managed password 'by hand'");
        assertThat(deploy.apply("first").reasons().toString()).contains("cannot log in by its password any more");
        assertThat(deploy.apply("first").changed()).isEmpty();
        assertThat(deploy.apply("second").reasons().toString()).contains("has another password");
        assertThat(postgres.logsIn("managed", "second")).isTrue();
    }

    @Test
    void anEmptyPasswordIsRefused() {
        assertThat(deploy(PostgresRole.named("empty").password(Secret.of(""))).failure())
                .contains("the password of the role empty is empty");
    }

    // ------------------------------------------------------------- names and attributes

    @Test
    void namesAreTakenAsTheyAre() {
        List<String> names = List.of(
                "with \"quotes\" and 'others'", "Gr\u00fc\u00dfe", "two words", "back\\slash", ":colon", "select");
        List<String> inOrder = names.stream().sorted().toList();
        String there = "select rolname from pg_roles where rolname in " + Sql.texts(names) + " order by 1";

        assertThat(deploy(all(names, PostgresRole::login)).changed()).hasSize(names.size());
        assertThat(postgres.sql(there).lines()).isEqualTo(inOrder);
        assertSettled(all(names, PostgresRole::login));

        deploy(all(names, PostgresRole::absent));
        assertThat(postgres.sql(there)).isEmpty();
    }

    private static PostgresRole[] all(List<String> names, UnaryOperator<PostgresRole> settings) {
        return names.stream().map(PostgresRole::named).map(settings).toArray(PostgresRole[]::new);
    }

    @Test
    void allAttributesAreSetAndTakenAway() {
        Instant end = Instant.parse("2031-02-03T04:05:06Z");
        PostgresRole all = PostgresRole.named("all")
                .superuser()
                .createDatabases()
                .createRoles()
                .replication()
                .bypassRowSecurity()
                .noInherit()
                .login()
                .connectionLimit(0)
                .validUntil(end);
        String query =
                "select rolsuper, rolcreatedb, rolcreaterole, rolinherit, rolcanlogin, rolreplication, rolbypassrls,"
                        + " rolconnlimit, extract(epoch from rolvaliduntil) from pg_roles where rolname = 'all'";

        deploy(all);
        assertThat(postgres.sql(query)).isEqualTo("t|t|t|f|t|t|t|0|" + end.getEpochSecond() + ".000000");
        assertSettled(all);

        deploy(PostgresRole.named("all"));
        assertThat(postgres.sql(query)).startsWith("f|f|f|t|f|f|f|-1|");
        assertSettled(PostgresRole.named("all"));
    }

    @Test
    void theRoleThatAsksDoesNotLockItselfOut() {
        assertThat(deploy(PostgresRole.named("postgres").login()).failure())
                .contains("the role postgres is the one that asks, and would lose SUPERUSER: say what it is to keep");
        assertThat(postgres.sql("select rolsuper from pg_roles where rolname = 'postgres'"))
                .isEqualTo("t");
    }

    @Test
    void whatPostgresqlTakesForNoNameIsAnErrorOfTheModel() {
        Theatre theatre = new Theatre(directory);
        assertThat(theatre.problems(here -> here.add(PostgresRole.named("x".repeat(64)))))
                .contains("takes 1 to 63 bytes");
        assertThat(theatre.problems(here -> here.add(PostgresRole.named("")))).contains("is no name for PostgreSQL");
        assertThat(theatre.problems(here -> here.add(PostgresRole.named("a\tb"))))
                .contains("has line ends");
        assertThat(theatre.problems(
                        here -> here.add(PostgresRole.named("a").login().absent())))
                .contains("is to be absent: leave the other settings out");
    }

    // ------------------------------------------------------------- removal

    @Test
    void aRoleThatOwnsSomethingStaysAndTheErrorSaysWhat() {
        postgres.sql("create role leaving login", "create database \"of leaving\" owner leaving");
        postgres.in("of leaving", "create table entries (id int)", "alter table entries owner to leaving");
        postgres.in("of leaving", "create table others (id int)", "grant select on others to leaving");

        Run refused = deploy(PostgresRole.named("leaving").absent());

        assertThat(refused.failure())
                .contains("PostgresRole(\"leaving\")")
                .contains("owns database of leaving")
                .contains("in the database of leaving owns table entries, has privileges on table others")
                .contains("REASSIGN OWNED BY \"leaving\"");
        postgres.in("of leaving", "reassign owned by \"leaving\" to postgres", "drop owned by \"leaving\"");
        assertThat(deploy(PostgresRole.named("leaving").absent()).changed()).hasSize(1);
        assertSettled(PostgresRole.named("leaving").absent());
    }

    // ------------------------------------------------------------- one query for all

    @Test
    void anUnchangedRunAsksOnceForAllRolesOfAServer() {
        PostgresRole[] roles = Stream.of("one", "two", "three", "four")
                .map(name -> PostgresRole.named(name).password(PASSWORD))
                .toArray(PostgresRole[]::new);
        deploy(roles);
        int before = postgres.logged().length();

        assertSettled(roles);

        assertThat(postgres.logged().substring(before).split("FROM pg_catalog.pg_roles r WHERE", -1))
                .hasSize(2);
    }

    @Test
    void theServerIsAskedAsAnotherUserOfTheHost() {
        postgres.sql("create database peered");
        PostgresServer peer = PostgresServer.local()
                .socket(postgres.socket().toString())
                .port(postgres.port())
                .maintenanceDatabase("peered");

        Run run = new Theatre(directory)
                .deploy(here -> here.add(PostgresRole.named("by peer").on(peer)));

        assertThat(run.finished().failed()).as(run.events().toString()).isZero();
        assertThat(postgres.sql("select count(*) from pg_roles where rolname = 'by peer'"))
                .isEqualTo("1");
    }

    // ------------------------------------------------------------- servers that give no answer

    private String failure(PostgresServer server) {
        return new Theatre(directory)
                .deploy(here -> here.add(PostgresRole.named("x").on(server)))
                .failure();
    }

    @Test
    void aServerThatIsDownIsToldWithItsPlaceAndHowToLook() {
        assertThat(failure(
                        PostgresServer.local().socket("/run/no such").port(5499).login("postgres")))
                .contains("PostgreSQL cannot be reached at the socket /run/no such/.s.PGSQL.5499")
                .contains("pg_lsclusters");
        assertThat(failure(PostgresServer.at(Address.of("127.0.0.1", Ports.freePort()))
                        .login("postgres", PASSWORD)))
                .contains("cannot be reached at 127.0.0.1, port ")
                .contains("pg_isready -h 127.0.0.1");
    }

    @Test
    void aHostWithoutTheClientIsToldWithItsPackage() {
        assertThat(failure(postgres.server().client("/usr/pgsql-9/bin/psql")))
                .contains("there is no program '/usr/pgsql-9/bin/psql' on this host that works")
                .contains("install the package postgresql-client");
    }

    @Test
    void aLoginThatTheServerRefusesIsTold() {
        postgres.sql("create role known login password 'right'");
        assertThat(failure(postgres.login("known", "quite wrong")))
                .contains("refused the connection")
                .contains("password authentication failed for user \"known\"")
                .doesNotContain("quite wrong");
        assertThat(failure(postgres.server().maintenanceDatabase("no such")))
                .contains("database \"no such\" does not exist");
    }

    @Test
    void settingsThatExcludeEachOtherAreErrorsOfTheModel() {
        Theatre theatre = new Theatre(directory);
        assertThat(theatre.problems(
                        here -> here.add(PostgresRole.named("a").on(PostgresServer.at(Address.of("db", 1))))))
                .contains("needs .login(role, password)");
        assertThat(theatre.problems(here -> here.add(PostgresRole.named("a")
                        .on(PostgresServer.local().login("b", PASSWORD).as("c")))))
                .contains("exclude each other");
        assertThat(theatre.problems(here -> here.add(
                        PostgresRole.named("a").on(PostgresServer.local().parameter("password", "x")))))
                .contains("'password' is no parameter that can be set so");
        assertThat(theatre.problems(here -> here.add(
                        PostgresRole.named("a").on(PostgresServer.local().socket("run")))))
                .contains("needs an absolute path");
    }
}
