package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Looks;
import dev.launchway.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings the schema of a PostgreSQL database up to date: the files of a directory of the definition directory are run in the order of
 * their numbers, each once and whole.
 *
 * <pre>{@code
 * // migrations/001_entries.sql, migrations/002_index.sql …
 * SqlMigrations.of("migrations").in("guestbook").role("guestbook");
 * }</pre>
 *
 * <p>Each file is a transaction, in which it is recorded with its checksum, in a table of the database. What fails is rolled back, and
 * nothing of that file is recorded. Statements that cannot be in a transaction, as {@code CREATE INDEX CONCURRENTLY}, are written into a
 * file of their own whose first line is {@code -- launchway: no transaction}, and so that they can run again.
 *
 * <p>A file that was run is not changed any more: other content, and one that is missing, are errors. Two deployments at once wait for
 * each other.
 */
@Component
@Observed
public final class SqlMigrations extends PostgresComponent<SqlMigrations> {

    private static final long PAUSE_MILLIS = 500;

    /** How much longer the client waits than the server lets a statement run, which says more of it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Namevar
    String directory;

    private final List<Migration> given;
    private final List<Migration> migrations = new ArrayList<>();
    private String database;
    private String role;
    private String schema = "public";
    private String table = "launchway_migrations";
    private boolean outOfOrder;
    private Baseline baseline;
    private Duration timeout = Duration.ofHours(1);

    private Psql maintenance;
    private Psql psql;
    private List<Migration> taken = List.of();
    private List<Migration> pending = List.of();

    private SqlMigrations(String directory, List<Migration> given) {
        this.directory = directory;
        this.given = given;
    }

    @Override
    SqlMigrations self() {
        return this;
    }

    /**
     * The files of a directory.
     *
     * @param directory below the definition directory of the component that makes this one; its files are called {@code
     *     NUMBER_WORDS.sql}
     * @return the component, which still needs a database
     */
    public static SqlMigrations of(String directory) {
        return of(Arguments.line("SqlMigrations(\"" + directory + "\")", "directory", directory), List.of());
    }

    /** Files that are not in the definition directory, instead of those that are. */
    static SqlMigrations of(String directory, List<Migration> given) {
        return new SqlMigrations(directory, given);
    }

    /**
     * Sets the database.
     *
     * @param name one that is there before
     * @return this
     */
    public SqlMigrations in(String name) {
        database = Sql.checkName(label(), "database", name);
        return this;
    }

    /**
     * Sets the role that runs the files, by {@code SET ROLE}, and owns what they make; by default the one that logs in.
     *
     * @param name a role that may make tables there
     * @return this
     */
    public SqlMigrations role(String name) {
        role = Sql.checkName(label(), "role", name);
        return this;
    }

    /**
     * Sets the table where files are recorded; by default {@code launchway_migrations} of the schema {@code public}. Several components
     * in one database have one each.
     *
     * @param schemaName one that is there before
     * @param tableName a table, which is made when the first file is run
     * @return this
     */
    public SqlMigrations recordedIn(String schemaName, String tableName) {
        schema = Sql.checkName(label(), "schema", schemaName);
        table = Sql.checkName(label(), "table", tableName);
        return this;
    }

    /**
     * Runs a file that was not run also when one with a higher number was already, as when branches are merged; by default that is
     * an error.
     *
     * @return this
     */
    public SqlMigrations outOfOrder() {
        outOfOrder = true;
        return this;
    }

    /**
     * Takes the files up to a number as run, in a database that was there before this component was: where no file is recorded, and a
     * table is there that the first of them makes. They are recorded then, all at once, and not run. In a new database they run.
     *
     * @param number that of the last file whose changes the database has already
     * @param schemaName the schema of the table
     * @param tableName a table by which such a database is known
     * @return this
     */
    public SqlMigrations baseline(long number, String schemaName, String tableName) {
        String existing = Sql.name(Sql.checkName(label(), "schema", schemaName)) + "."
                + Sql.name(Sql.checkName(label(), "table", tableName));
        baseline = new Baseline(number, existing);
        return this;
    }

    /**
     * Sets how long one file may take, and the wait for another deployment; by default an hour.
     *
     * @param duration as {@code "10m"}
     * @return this
     */
    public SqlMigrations timeout(String duration) {
        return timeout(DurationText.parse(duration));
    }

    /**
     * Sets how long one file may take, and the wait for another deployment; by default an hour.
     *
     * @param duration more than zero
     * @return this
     */
    public SqlMigrations timeout(Duration duration) {
        timeout = Arguments.positive("timeout", duration);
        return this;
    }

    private String label() {
        return "SqlMigrations(\"" + directory + "\")";
    }

    private String path(String name) {
        return directory + "/" + name;
    }

    void configure(Configuration here) {
        if (database == null) {
            throw new IllegalArgumentException(label() + " does not say where: add .in(\"…\"), the name of a database");
        }
        migrations.clear();
        migrations.addAll(given.isEmpty() ? files(here) : given);
        migrations.sort(Comparator.comparingLong(Migration::number));
        assertOrder();
        server().mention(role == null ? Set.of() : Set.of(role), Set.of(database));
        maintenance = server().declareMaintenance(here);
        psql = server().declareLong(here, database, timeout.plus(GRACE));
        here.settle(database, role, schema, table, outOfOrder, baseline, timeout);
        migrations.forEach(migration -> here.settle(migration.name(), migration.checksum()));
    }

    private List<Migration> files(Configuration here) {
        List<Migration> files = new ArrayList<>();
        for (String name : here.maker().files(directory)) {
            if (name.endsWith(".sql")) {
                files.add(Migration.of(path(name), name, here.maker().resource(path(name))));
            }
        }
        return files;
    }

    private void assertOrder() {
        if (migrations.isEmpty()) {
            throw new IllegalArgumentException("the definition directory has no file " + path("001_….sql")
                    + ", nor another one whose name ends with .sql: " + label() + " has nothing to run");
        }
        for (int i = 1; i < migrations.size(); i++) {
            Migration one = migrations.get(i - 1);
            Migration next = migrations.get(i);
            if (one.number() == next.number()) {
                throw new IllegalArgumentException(path(one.name()) + " and " + path(next.name())
                        + " have the same number: give one of them another one");
            }
        }
        if (baseline != null && migrations.stream().noneMatch(one -> one.number() == baseline.number())) {
            throw new IllegalArgumentException(label() + ": no file has the number " + baseline.number()
                    + ", up to which .baseline(…) takes them as run: name the last one whose changes are there");
        }
    }

    void verify(Probe probe) {
        taken = List.of();
        pending = migrations;
        require(probe, maintenance, role == null ? Set.of() : Set.of(role), database);
        MigrationRecords records = MigrationRecords.ask(probe, psql, qualified());
        pending = records.notRun(directory, migrations, outOfOrder);
        tellOfNewerOnes(probe, records);
        if (baseline != null && records.isEmpty() && baseline.isThere(probe, psql)) {
            taken = baseline.of(migrations);
            pending = migrations.subList(taken.size(), migrations.size());
            probe.check(
                    false, "there before, and not recorded yet: " + names(taken) + named("; not run yet: ", pending));
        }
        probe.check(pending.isEmpty(), named("not run yet: ", pending));
    }

    private static String named(String beginning, List<Migration> some) {
        return some.isEmpty() ? "" : beginning + names(some);
    }

    private static String names(List<Migration> some) {
        return some.stream().map(Migration::name).collect(Collectors.joining(", "));
    }

    private String qualified() {
        return Sql.name(schema) + "." + Sql.name(table);
    }

    /** Files of a newer state of the service are fine: an older one is being deployed again. */
    private void tellOfNewerOnes(Probe probe, MigrationRecords records) {
        for (String name : records.unknown(migrations)) {
            probe.log("the schema of %s is newer than this plan: it has %s", database, name);
        }
    }

    void update(Target target) {
        server().forget();
        if (!taken.isEmpty()) {
            take(target);
        }
        for (Migration migration : pending) {
            MigrationScript script = script(migration);
            run(target, script.text(), e -> failure(target, script, e));
        }
    }

    /** All of them in one transaction: of those that are left out of the records the next run would not know that they are there. */
    private void take(Target target) {
        MigrationScript last = script(taken.get(taken.size() - 1));
        run(target, last.recording(taken), e -> psql.failure(target, e));
    }

    private MigrationScript script(Migration migration) {
        return new MigrationScript(qualified(), role, timeout, migration);
    }

    private void run(Target target, String script, Function<CommandFailed, RuntimeException> failure) {
        Looks looks = new Looks(timeout, PAUSE_MILLIS);
        CommandCall call =
                psql.call(target).timeout(timeout.plus(psql.timeout())).stdin(script);
        while (isBusy(target, call, failure)) {
            if (!looks.again()) {
                throw new IllegalStateException(
                        "another deployment migrates the database " + database
                                + ", and did not end in time: look at it by"
                                + " 'SELECT * FROM pg_stat_activity' of psql, where it is called launchway-migrations, and deploy again");
            }
        }
    }

    private static boolean isBusy(Target target, CommandCall call, Function<CommandFailed, RuntimeException> failure) {
        try {
            CommandResult result = call.run();
            return !target.predicting() && result.stdout().startsWith(MigrationScript.BUSY);
        } catch (CommandFailed e) {
            throw failure.apply(e);
        }
    }

    private RuntimeException failure(Target target, MigrationScript script, CommandFailed e) {
        Migration migration = script.migration();
        String path = path(migration.name());
        String error = script.error(path, e.stderr());
        if (error == null) {
            CommandFailed failure = psql.failure(target, e);
            return new CommandFailed(
                    path + " was not run: " + failure.getMessage(), e.argv(), e.exitCode(), "", e.stderr());
        }
        String after = migration.transactional()
                ? ". It was rolled back, and is not recorded: correct it, and deploy again"
                : ". It is not recorded. It runs without a transaction: what stands before that line is in force;"
                        + " correct it so that all of it can run again, and deploy again";
        return new CommandFailed(error + after, e.argv(), e.exitCode(), "", e.stderr());
    }
}
