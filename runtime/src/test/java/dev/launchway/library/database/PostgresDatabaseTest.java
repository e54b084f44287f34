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

/** Databases of a real PostgreSQL server. */
@ExtendWith(SharedPostgres.class)
class PostgresDatabaseTest {

    private final PostgresCluster postgres;

    @TempDir
    Path directory;

    PostgresDatabaseTest(PostgresCluster postgres) {
        this.postgres = postgres;
    }

    private Run deploy(PostgresDatabase database) {
        return new Theatre(directory).deploy(here -> here.add(database.on(postgres.server())));
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(PostgresDatabase.class)
                .given(disk -> postgres.sql("create role keeper", "create role stranger"))
                .deployed(here -> here.add(PostgresDatabase.named("kept")
                        .owner("keeper")
                        .extensions("pg_trgm", "citext")
                        .on(postgres.server())))
                .present(disk -> {
                    assertThat(postgres.sql("select pg_get_userbyid(datdba) from pg_database where datname = 'kept'"))
                            .isEqualTo("keeper");
                    assertThat(postgres.in("kept", "select extname from pg_extension order by 1")
                                    .lines())
                            .containsExactly("citext", "pg_trgm", "plpgsql");
                })
                .state(disk -> postgres.sql("select oid, xmin from pg_database where datname = 'kept'"))
                .drift("another owner", disk -> postgres.sql("alter database kept owner to stranger"))
                .drift("an extension less", disk -> postgres.in("kept", "drop extension citext"))
                .drift("dropped", disk -> postgres.sql("drop database kept"))
                .removed(
                        here -> here.add(PostgresDatabase.named("kept").absent().on(postgres.server())),
                        disk -> assertThat(postgres.sql("select count(*) from pg_database where datname = 'kept'"))
                                .isEqualTo("0"))
                .afterwards(disk -> postgres.sql(
                        "drop database if exists kept", "drop role if exists keeper", "drop role if exists stranger"))
                .in(directory);
    }

    @Test
    void itIsMadeWithItsEncodingAndItsLocaleWhateverTheTemplateHas() {
        PostgresDatabase latin =
                PostgresDatabase.named("la\"tin 1").encoding("LATIN1").locale("C");

        assertThat(deploy(latin).changed()).hasSize(1);

        assertThat(postgres.in("la\"tin 1", "show server_encoding", "show lc_ctype"))
                .isEqualTo("LATIN1\nC");
        assertThat(deploy(latin).changed()).isEmpty();
        assertThat(deploy(PostgresDatabase.named("la\"tin 1").encoding("latin-1"))
                        .changed())
                .isEmpty();
    }

    @Test
    void namesOfEncodingsAndLocalesAreWrittenInSeveralWays() {
        postgres.sql("create database plain");

        assertThat(deploy(PostgresDatabase.named("plain").encoding("utf-8").locale("C.utf8"))
                        .changed())
                .isEmpty();
    }

    @Test
    void anotherEncodingOrLocaleIsAnErrorAndNothingIsLost() {
        postgres.sql("create database fixed");

        assertThat(deploy(PostgresDatabase.named("fixed").encoding("LATIN1")).failure())
                .contains("the encoding of the database fixed is UTF8, not LATIN1, and cannot be changed")
                .contains("pg_dump");
        assertThat(deploy(PostgresDatabase.named("fixed").locale("C")).failure())
                .contains("the collation of the database fixed is C.UTF-8, not C");
    }

    @Test
    void aMissingExtensionIsToldWithItsPackageBeforeTheDatabaseIsMade() {
        assertThat(deploy(PostgresDatabase.named("without").extensions("vector"))
                        .failure())
                .contains("the server has no extension 'vector'")
                .contains("on Debian, postgresql-15-pgvector");
        assertThat(postgres.sql("select count(*) from pg_database where datname = 'without'"))
                .isEqualTo("0");
    }

    @Test
    void aMissingOwnerIsTold() {
        assertThat(deploy(PostgresDatabase.named("unowned").owner("nobody here"))
                        .failure())
                .contains("there is no role 'nobody here' to own it", "PostgresRole.named(\"nobody here\")");
    }

    @Test
    void aPredictionOfAFirstDeploymentKnowsThatTheOwnerComesBefore() {
        PostgresServer server = postgres.server();
        Run predicted = new Theatre(directory).predict(here -> {
            here.add(PostgresRole.named("new owner").on(server));
            here.add(PostgresDatabase.named("new one").owner("new owner").on(server));
            here.add(PostgresGrant.to("new owner")
                    .in("new one")
                    .onSchema("public", "USAGE")
                    .on(server));
        });

        assertThat(predicted.notKnown()).isEmpty();
        assertThat(predicted.reasons())
                .containsExactly(
                        "PostgresRole(\"new owner\"): there is no such role",
                        "PostgresDatabase(\"new one\"): there is no such database",
                        "PostgresGrant(\"new owner in new one\"): there is no role 'new owner' yet");
    }

    // ------------------------------------------------------------- removal

    @Test
    void oneWithTablesIsRemovedOnlyWhenThatIsSaid() {
        postgres.sql("create database \"full\"");
        postgres.in("full", "create table entries (id int)");

        assertThat(deploy(PostgresDatabase.named("full").absent()).failure())
                .contains("the database full is not empty: it has 1 tables, ")
                .contains(".absent().evenWithData()");
        assertThat(deploy(PostgresDatabase.named("full").absent().evenWithData())
                        .changed())
                .hasSize(1);
        assertThat(deploy(PostgresDatabase.named("full").absent()).changed()).isEmpty();
    }

    @Test
    void oneThatIsUsedIsNotRemoved() throws Exception {
        postgres.sql("create database used");
        Process user = postgres.session("used");
        try {
            assertThat(deploy(PostgresDatabase.named("used").absent()).failure())
                    .contains("the database used is in use, by postgres (psql): end what is connected to it before");
        } finally {
            user.getOutputStream().close();
            user.waitFor();
        }
    }

    @Test
    void settingsThatExcludeEachOtherAreErrorsOfTheModel() {
        Theatre theatre = new Theatre(directory);
        assertThat(theatre.problems(
                        here -> here.add(PostgresDatabase.named("a").owner("b").absent())))
                .contains("is to be absent: leave the other settings out");
        assertThat(theatre.problems(here -> here.add(PostgresDatabase.named("a").evenWithData())))
                .contains(".evenWithData() is said of .absent() alone");
    }
}
