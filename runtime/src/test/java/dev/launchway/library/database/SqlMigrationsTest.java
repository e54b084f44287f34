package dev.launchway.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that change the schema of a database of a real PostgreSQL server. */
@ExtendWith(SharedPostgres.class)
class SqlMigrationsTest {

    private static final String TABLE = "create table entries (\n  id int primary key,\n  name text not null\n);\n";

    private final PostgresCluster postgres;
    private final Map<String, String> files = new LinkedHashMap<>();
    private String database;

    @TempDir
    Path directory;

    SqlMigrationsTest(PostgresCluster postgres) {
        this.postgres = postgres;
    }

    @BeforeEach
    void aDatabase(TestInfo test) {
        database = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        database = database.substring(0, Math.min(database.length(), 50));
        postgres.sql("create database " + database);
    }

    private SqlMigrations migrations() {
        List<Migration> all = files.entrySet().stream()
                .map(file -> Migration.of(
                        "migrations/" + file.getKey(),
                        file.getKey(),
                        file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return SqlMigrations.of("migrations", all).in(database).on(postgres.server());
    }

    private Run deploy() {
        return new Theatre(directory).deploy(here -> here.add(migrations()));
    }

    private String recorded() {
        return postgres.in(database, "select string_agg(name, ' ' order by name) from launchway_migrations");
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        postgres.sql("create role migrator");
        return BlockInvariant.of(SqlMigrations.class)
                .given(disk -> postgres.sql("drop database if exists steps", "create database steps owner migrator"))
                .deployed(here -> here.add(
                        SqlMigrations.of("schema").in("steps").role("migrator").on(postgres.server())))
                .present(disk -> assertThat(postgres.in(
                                "steps",
                                "select name from launchway_migrations order by name",
                                "select tableowner from pg_tables where tablename = 'entries'",
                                "select indisvalid from pg_index where indexrelid = 'entries_name'::regclass"))
                        .isEqualTo("001_entries.sql\n010_index.sql\nmigrator\nt"))
                .state(disk -> postgres.in(
                        "steps",
                        "select query_to_xml('select xmin, * from launchway_migrations order by name', true, true, '')"
                                + " where to_regclass('launchway_migrations') is not null"))
                .drift(
                        "the last one not recorded, and gone",
                        disk -> postgres.in(
                                "steps",
                                "delete from launchway_migrations where name = '010_index.sql'",
                                "drop index entries_name"))
                .in(directory);
    }

    // ------------------------------------------------------------- once and whole

    @Test
    void filesRunInTheOrderOfTheirNumbersAndNewOnesLater() {
        files.put("10_third.sql", "insert into entries values (3, 'third')");
        files.put("9_second.sql", "insert into entries values (2, 'second');");
        files.put("001_first.sql", TABLE);
        assertThat(deploy().reasons())
                .containsExactly(
                        "SqlMigrations(\"migrations\"): not run yet: 001_first.sql, 9_second.sql, 10_third.sql");

        files.put("11_fourth.sql", "update entries set name = 'x'\n-- no semicolon");
        assertThat(deploy().reasons()).containsExactly("SqlMigrations(\"migrations\"): not run yet: 11_fourth.sql");
        assertThat(deploy().changed()).isEmpty();
        assertThat(postgres.in(database, "select string_agg(name, '') from entries"))
                .isEqualTo("xx");
    }

    @Test
    void whatFailsInTheMiddleIsRolledBackAndNotRecordedAndToldWithItsLine() {
        files.put("001_entries.sql", TABLE);
        files.put(
                "002_bad.sql",
                "-- some words\ninsert into entries\n  values (1, 'one');\n\n\ninsert into entries\n"
                        + "  (id,\n   nmae)\n  values (2, 'two');\ninsert into entries values (3, 'three');\n");
        files.put("003_after.sql", "create table after_it (id int);");

        Run failed = deploy();

        assertThat(failed.failure())
                .contains("migrations/002_bad.sql:8 column \"nmae\" of relation \"entries\" does not exist")
                .contains("It was rolled back, and is not recorded");
        assertThat(recorded()).isEqualTo("001_entries.sql");
        assertThat(postgres.in(database, "select count(*) from entries")).isEqualTo("0");
        assertThat(postgres.in(database, "select to_regclass('after_it') is null"))
                .isEqualTo("t");

        files.put("002_bad.sql", "insert into entries values (1, 'one');");
        assertThat(deploy().finished().failed()).isZero();
        assertThat(recorded()).isEqualTo("001_entries.sql 002_bad.sql 003_after.sql");
    }

    @Test
    void whatTheServerSaidBeforeIsNotTheError() {
        files.put("001_entries.sql", "drop table if exists nothing;\nselect 'a' as \"x y\", 2;\nselect 1 / 0;\n");

        Run failed = deploy();

        assertThat(failed.failure()).contains("migrations/001_entries.sql:3 division by zero");
        assertThat(failed.events().toString()).contains("a | 2").doesNotContain("\0");
    }

    @Test
    void anErrorWithoutAPlaceIsToldWithTheLineOfItsStatement() {
        files.put(
                "001_entries.sql",
                TABLE + "\n-- twice the same\ninsert into entries\n select 1, 'x'\n from generate_series(1, 2);\n");

        assertThat(deploy().failure())
                .contains("migrations/001_entries.sql:7 duplicate key value violates unique constraint");
    }

    @Test
    void aTransactionThatIsEndedByTheServerIsNotRecorded() {
        files.put("001_slow.sql", TABLE + "select pg_sleep(600);\n");

        assertThat(new Theatre(directory)
                        .deploy(here -> here.add(migrations().timeout("5s")))
                        .failure())
                .contains("migrations/001_slow.sql:5 canceling statement due to statement timeout");
        assertThat(postgres.in(database, "select to_regclass('entries') is null"))
                .isEqualTo("t");
    }

    @Test
    void aFileWithoutATransactionIsToldAsOne() {
        files.put("001_entries.sql", TABLE + "insert into entries values (1, 'x'), (2, 'x');");
        files.put(
                "002_index.sql",
                Migration.MARK + "\ndrop index concurrently if exists by_name;\n"
                        + "create unique index concurrently by_name on entries (name);\n");

        assertThat(deploy().failure())
                .contains("migrations/002_index.sql:3 could not create unique index \"by_name\"")
                .contains("It runs without a transaction: what stands before that line is in force");
        assertThat(recorded()).isEqualTo("001_entries.sql");

        postgres.in(database, "update entries set name = id::text");
        assertThat(deploy().finished().failed()).isZero();
        assertThat(recorded()).isEqualTo("001_entries.sql 002_index.sql");
        assertThat(postgres.in(database, "select indisvalid from pg_index where indexrelid = 'by_name'::regclass"))
                .isEqualTo("t");
    }

    // ------------------------------------------------------------- what was run stays

    @Test
    void aFileThatWasRunIsNotChangedAndNotTakenAway() {
        files.put("001_entries.sql", TABLE);
        files.put("002_more.sql", "select 1;");
        files.put("003_last.sql", "select 1;");
        deploy();

        files.put("002_more.sql", "select 2;");
        assertThat(deploy().failure())
                .contains("migrations/002_more.sql was changed after it was run, on 20")
                .contains("write what is to change into a new file");
        files.remove("002_more.sql");
        assertThat(deploy().failure())
                .contains("migrations/002_more.sql was run on 20")
                .contains("is not in the definition directory any more: put it back");
    }

    @Test
    void anOlderStateOfTheServiceGoesOnWithTheNewerSchema() {
        files.put("001_entries.sql", TABLE);
        files.put("002_newer.sql", "select 1;");
        deploy();
        files.remove("002_newer.sql");

        Run older = deploy();

        assertThat(older.changed()).isEmpty();
        assertThat(older.messages())
                .contains("the schema of " + database + " is newer than this plan: it has 002_newer.sql");
    }

    @Test
    void aFileThatComesTooLateIsRefusedUnlessThatIsSaid() {
        files.put("001_entries.sql", TABLE);
        files.put("003_later.sql", "select 1;");
        deploy();
        files.put("002_merged.sql", "insert into entries values (1, 'x');");

        assertThat(deploy().failure())
                .contains("migrations/002_merged.sql was not run, and 003_later.sql, which comes after it, was");
        assertThat(new Theatre(directory)
                        .deploy(here -> here.add(migrations().outOfOrder()))
                        .changed())
                .hasSize(1);
        assertThat(recorded()).isEqualTo("001_entries.sql 002_merged.sql 003_later.sql");
    }

    // ------------------------------------------------------------- a database that was there before

    private SqlMigrations withBaseline() {
        return migrations().baseline(2, "public", "entries");
    }

    @Test
    void aDatabaseThatWasThereBeforeIsTakenAsItIs() {
        files.put("001_entries.sql", TABLE);
        files.put("002_index.sql", "create index by_name on entries (name);");
        files.put("003_more.sql", "insert into entries values (1, 'x');");
        postgres.in(database, TABLE + "create index by_name on entries (name)");
        Theatre theatre = new Theatre(directory);
        assertThat(theatre.deploy(here -> here.add(migrations())).failure())
                .contains("migrations/001_entries.sql:1 relation \"entries\" already exists");

        Run predicted = theatre.predict(here -> here.add(withBaseline()));
        Run run = theatre.deploy(here -> here.add(withBaseline()));

        assertThat(run.finished().failed()).as(run.events().toString()).isZero();
        assertThat(run.reasons())
                .isEqualTo(predicted.reasons())
                .containsExactly("SqlMigrations(\"migrations\"): there before, and not recorded yet:"
                        + " 001_entries.sql, 002_index.sql; not run yet: 003_more.sql");
        assertThat(recorded()).isEqualTo("001_entries.sql 002_index.sql 003_more.sql");
        assertThat(postgres.in(database, "select count(*) from entries")).isEqualTo("1");
        assertThat(theatre.deploy(here -> here.add(withBaseline())).changed()).isEmpty();
    }

    @Test
    void aNewDatabaseHasAllItsFilesRunWithABaselineToo() {
        files.put("001_entries.sql", TABLE);
        files.put("002_first.sql", "insert into entries values (1, 'x');");
        Theatre theatre = new Theatre(directory);

        assertThat(theatre.deploy(here -> here.add(withBaseline())).reasons())
                .containsExactly("SqlMigrations(\"migrations\"): not run yet: 001_entries.sql, 002_first.sql");

        assertThat(postgres.in(database, "select count(*) from entries")).isEqualTo("1");
        files.remove("002_first.sql");
        assertThat(theatre.problems(here -> here.add(withBaseline())))
                .contains("no file has the number 2, up to which");
    }

    // ------------------------------------------------------------- two at once

    @Test
    void twoDeploymentsAtOnceRunEachFileOnce() {
        files.put("001_entries.sql", TABLE + "select pg_sleep(0.5);");
        files.put("002_first.sql", "insert into entries values (1, 'x'); select pg_sleep(0.5);");
        files.put("003_index.sql", Migration.MARK + "\ncreate index concurrently if not exists i on entries (name);\n");
        CompletableFuture<Run> other = CompletableFuture.supplyAsync(
                () -> new Theatre(directory.resolve("other")).deploy(here -> here.add(migrations())));

        Run one = deploy();

        assertThat(one.finished().failed()).as(one.events().toString()).isZero();
        assertThat(other.join().finished().failed())
                .as(other.join().events().toString())
                .isZero();
        assertThat(recorded()).isEqualTo("001_entries.sql 002_first.sql 003_index.sql");
        assertThat(postgres.in(database, "select count(*) from entries")).isEqualTo("1");
    }

    @Test
    void aDeploymentThatDoesNotEndIsNotWaitedForForever() throws Exception {
        files.put("001_entries.sql", TABLE);
        long lock =
                new MigrationScript("\"public\".\"launchway_migrations\"", null, Duration.ofSeconds(1), null).lock();
        Process other = postgres.session(database, "select pg_advisory_lock(" + lock + ")");
        try {
            assertThat(new Theatre(directory)
                            .deploy(here -> here.add(migrations().timeout("1s")))
                            .failure())
                    .contains("another deployment migrates the database " + database);
        } finally {
            other.getOutputStream().close();
            other.waitFor();
        }
        assertThat(deploy().finished().failed()).isZero();
    }

    // ------------------------------------------------------------- what is an error

    @Test
    void aMissingDatabaseOrRoleIsTold() {
        files.put("001_entries.sql", TABLE);
        assertThat(new Theatre(directory)
                        .deploy(here -> here.add(migrations().in("not made")))
                        .failure())
                .contains("there is no database 'not made': deploy what makes it before");
        assertThat(new Theatre(directory)
                        .deploy(here -> here.add(migrations().role("not made")))
                        .failure())
                .contains("there is no role 'not made'");
    }

    @Test
    void filesThatHaveNoOrderAreErrorsOfTheModel() {
        Theatre theatre = new Theatre(directory);
        files.put("1_a.sql", "select 1;");
        files.put("001_b.sql", "select 1;");
        assertThat(theatre.problems(here -> here.add(migrations())))
                .contains("migrations/1_a.sql and migrations/001_b.sql have the same number");
        assertThat(theatre.problems(
                        here -> here.add(SqlMigrations.of("no such directory").in("a"))))
                .contains("the definition directory has no file no such directory/001_….sql");
        assertThat(theatre.problems(here -> here.add(SqlMigrations.of("migrations"))))
                .contains("does not say where: add .in(");
    }
}
