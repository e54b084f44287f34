package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Privileges in a database of a real PostgreSQL server. */
@ExtendWith(SharedPostgres.class)
class PostgresGrantTest {

    private static final String MAY = "select has_database_privilege('reader', 'library', 'connect'),"
            + " has_schema_privilege('reader', 'b\"ooks', 'usage'), has_table_privilege('reader', '\"b\"\"ooks\".a', 'select'),"
            + " has_table_privilege('reader', '\"b\"\"ooks\".\"v iew\"', 'select'),"
            + " has_sequence_privilege('reader', '\"b\"\"ooks\".s', 'usage'),"
            + " has_table_privilege('reader', '\"b\"\"ooks\".a', 'insert'), (select count(*) from pg_default_acl)";

    private final PostgresCluster postgres;

    @TempDir
    Path directory;

    PostgresGrantTest(PostgresCluster postgres) {
        this.postgres = postgres;
    }

    private Run deploy(PostgresGrant grant) {
        return new Theatre(directory).deploy(here -> here.add(grant.on(postgres.server())));
    }

    private static PostgresGrant reader() {
        return PostgresGrant.to("reader")
                .in("library")
                .onDatabase("CONNECT")
                .onSchema("b\"ooks", "usage")
                .onTables("b\"ooks", "SELECT")
                .onSequences("b\"ooks", "USAGE")
                .onFutureTables("librarian", "b\"ooks", "SELECT")
                .onFutureSequences("librarian", "b\"ooks", "USAGE");
    }

    private void makeLibrary() {
        postgres.sql("create role reader", "create role librarian", "create database library owner librarian");
        postgres.in(
                "library",
                "revoke connect on database library from public",
                "create schema \"b\"\"ooks\" authorization librarian",
                "set role librarian",
                "create table \"b\"\"ooks\".a (id int)",
                "create view \"b\"\"ooks\".\"v iew\" as select 1 as one",
                "create sequence \"b\"\"ooks\".s");
    }

    private void removeLibrary() {
        postgres.sql("drop database if exists library", "drop role if exists reader", "drop role if exists librarian");
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(PostgresGrant.class)
                .asks("psql ")
                .given(disk -> makeLibrary())
                .deployed(here -> here.add(reader().on(postgres.server())))
                .present(disk -> assertThat(postgres.in("library", MAY)).isEqualTo("t|t|t|t|t|f|2"))
                .state(disk -> postgres.in("library", "select relname, relacl from pg_class where relacl is not null"))
                .drift("less on the database", disk -> postgres.sql("revoke connect on database library from reader"))
                .drift("more on a table", disk -> postgres.in("library", "grant insert on \"b\"\"ooks\".a to reader"))
                .drift(
                        "nothing on what comes",
                        disk -> postgres.in(
                                "library",
                                "alter default privileges for role librarian in schema \"b\"\"ooks\" revoke select on tables"
                                        + " from reader"))
                .drift(
                        "less on a view and a sequence",
                        disk -> postgres.in(
                                "library",
                                "revoke all on \"b\"\"ooks\".\"v iew\" from reader",
                                "revoke all on \"b\"\"ooks\".s from reader"))
                .notKilled("its one change is a transaction of the server, and those are killed with PostgresDatabase")
                .removed(
                        here -> here.add(reader().absent().on(postgres.server())),
                        disk -> assertThat(postgres.in("library", MAY)).isEqualTo("f|f|f|f|f|f|0"))
                .afterwards(disk -> removeLibrary())
                .in(directory);
    }

    @Test
    void whatComesLaterIsForTheRoleTooWithoutAnotherRun() {
        postgres.sql("create role later", "create role maker", "create database coming owner maker");
        deploy(PostgresGrant.to("later").in("coming").onFutureTables("maker", "public", "SELECT"));

        postgres.in("coming", "grant create on schema public to maker", "set role maker", "create table t (id int)");

        assertThat(postgres.in("coming", "select has_table_privilege('later', 't', 'select')"))
                .isEqualTo("t");
    }

    @Test
    void everybodyAndOneTableAndAnOwner() {
        postgres.sql("create role owner", "create database shared owner owner");
        postgres.in("shared", "create table \"O ne\" (id int)", "create table two (id int)");
        PostgresGrant everybody = PostgresGrant.toEverybody()
                .in("shared")
                .onDatabase()
                .onSchema("public", "USAGE", "CREATE")
                .onTable("public", "O ne", "ALL");

        assertThat(deploy(everybody).reasons().toString())
                .contains("PostgresGrant(\"everybody in shared\")")
                .contains("it has CONNECT, TEMPORARY on database shared")
                .contains("it lacks CREATE on schema public");

        assertThat(postgres.in(
                        "shared",
                        "select coalesce(string_agg(privilege_type, ',' order by privilege_type), '') from pg_class,"
                                + " aclexplode(relacl) where relname = 'O ne' and grantee = 0"))
                .isEqualTo("DELETE,INSERT,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE");
        assertThat(deploy(everybody).changed()).isEmpty();
        assertThat(deploy(PostgresGrant.to("owner").in("shared").onDatabase("CONNECT"))
                        .changed())
                .as("an owner may do all")
                .isEmpty();
    }

    /** What somebody else granted cannot be revoked by who asks: it would be revoked again in each run. */
    @Test
    void whatAnotherRoleGrantedIsAnError() {
        postgres.sql("create role giver", "create role taker", "create database given");
        postgres.in(
                "given",
                "create table t (id int)",
                "grant select on t to giver with grant option",
                "set role giver",
                "grant select on t to taker");

        assertThat(deploy(PostgresGrant.to("taker").in("given").onTables("public"))
                        .failure())
                .contains(
                        "privileges on public.t cannot be granted or revoked by the role that asks, and nothing was changed")
                .contains("were granted by another role");
    }

    /** The server only warns of that. */
    @Test
    void whatTheOneWhoAsksMayNotGrantIsAnError() {
        postgres.sql("create role weak login", "create role other", "create database guarded");
        postgres.in("guarded", "create table t (id int)", "grant select on t to weak");

        assertThat(new Theatre(directory)
                        .deploy(here -> here.add(PostgresGrant.to("other")
                                .in("guarded")
                                .onTables("public", "SELECT")
                                .on(postgres.loginBySocket("weak"))))
                        .failure())
                .contains("privileges on public.t cannot be granted or revoked by the role that asks");
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(deploy(PostgresGrant.to("no one").in("postgres").onDatabase("CONNECT"))
                        .failure())
                .contains("there is no role 'no one': deploy what makes it before");
        assertThat(deploy(PostgresGrant.toEverybody().in("no where").onDatabase())
                        .failure())
                .contains("there is no database 'no where'");
        assertThat(deploy(PostgresGrant.toEverybody().in("postgres").onTables("no schema"))
                        .failure())
                .contains("there is no schema 'no schema' in the database postgres");
        assertThat(deploy(PostgresGrant.toEverybody().in("postgres").onTable("public", "no table", "SELECT"))
                        .failure())
                .contains("there is no table 'no table' in the schema public of the database postgres");
        assertThat(deploy(PostgresGrant.to("no one").in("no where").onDatabase().absent())
                        .changed())
                .isEmpty();
    }

    @Test
    void whatIsNotSaidProperlyIsAnErrorOfTheModel() {
        Theatre theatre = new Theatre(directory);
        assertThat(theatre.problems(here -> here.add(PostgresGrant.to("a").onDatabase("CONNECT"))))
                .contains("does not say where: add .in(");
        assertThat(theatre.problems(here -> here.add(PostgresGrant.to("a").in("b"))))
                .contains("does not say what it may");
        assertThat(theatre.problems(
                        here -> here.add(PostgresGrant.to("a").in("b").onSchema("c", "SELECT"))))
                .contains("'SELECT' is no privilege of a schema: USAGE, CREATE, or ALL");
        assertThat(theatre.problems(here -> here.add(
                        PostgresGrant.to("a").in("b").onTables("c", "SELECT").onTables("c", "INSERT"))))
                .contains("says twice what it may");
    }
}
