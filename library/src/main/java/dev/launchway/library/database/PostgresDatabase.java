package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A database of a PostgreSQL server.
 *
 * <pre>{@code
 * PostgresDatabase.named("guestbook").owner("guestbook").encoding("UTF8").locale("C.UTF-8").extensions("pg_trgm", "citext");
 * PostgresDatabase.named("former").absent();
 * }</pre>
 *
 * <p>Owner and extensions are put right. Encoding and locale are said when a database is made, and cannot be changed: one that has
 * others is an error, and nothing of it is lost.
 */
@Component
@Observed
public final class PostgresDatabase extends PostgresComponent<PostgresDatabase> {

    /** How many tables it has, how large it is, and who is connected. */
    private static final String USE = """
            SELECT pg_catalog.count(*),
              pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(pg_catalog.current_database())),
              (SELECT coalesce(pg_catalog.string_agg(DISTINCT coalesce(a.usename, '?')
                  || CASE WHEN a.application_name = '' THEN '' ELSE ' (' || a.application_name || ')' END, ', '), '')
                FROM pg_catalog.pg_stat_activity a
                WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid())
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e');
            """;

    private static final int USE_COLUMNS = 3;

    @Namevar
    String name;

    private final Set<String> extensions = new LinkedHashSet<>();
    private String owner;
    private String encoding;
    private String locale;
    private String template;
    private boolean absent;
    private boolean evenWithData;

    private Psql maintenance;
    private Psql own;
    private Changes changes = new Changes();
    private Changes inside = new Changes();

    private PostgresDatabase(String name) {
        this.name = name;
    }

    @Override
    PostgresDatabase self() {
        return this;
    }

    /**
     * A database.
     *
     * @param name as it is: capitals, blanks and quotes count
     * @return the component
     * @throws IllegalArgumentException for what PostgreSQL does not take for a name
     */
    public static PostgresDatabase named(String name) {
        return new PostgresDatabase(Sql.checkName("PostgresDatabase(\"" + name + "\")", "database", name));
    }

    /**
     * Sets who owns it; by default who makes it, and it is not looked at.
     *
     * @param role a role that is there before
     * @return this
     */
    public PostgresDatabase owner(String role) {
        owner = Sql.checkName(label(), "owner", role);
        return this;
    }

    /**
     * Sets how texts are kept; by default as in the template, and it is not looked at.
     *
     * @param name as {@code UTF8}
     * @return this
     */
    public PostgresDatabase encoding(String name) {
        encoding = Sql.checkName(label(), "encoding", name);
        return this;
    }

    /**
     * Sets how texts are sorted and what counts as a letter; by default as in the template, and it is not looked at.
     *
     * @param name a locale that the server's host has: {@code C.UTF-8}, {@code de_DE.UTF-8}
     * @return this
     */
    public PostgresDatabase locale(String name) {
        locale = Sql.checkName(label(), "locale", name);
        return this;
    }

    /**
     * Sets the database that it is made as a copy of; by default {@code template1}, and {@code template0} where an encoding or a
     * locale is set.
     *
     * @param database one that nobody is connected to
     * @return this
     */
    public PostgresDatabase template(String database) {
        template = Sql.checkName(label(), "template", database);
        return this;
    }

    /**
     * Adds extensions that it has; others stay. The packages that bring them are the platform's.
     *
     * @param names as {@code CREATE EXTENSION} takes them
     * @return this
     */
    public PostgresDatabase extensions(String... names) {
        for (String extension : names) {
            extensions.add(Sql.checkName(label(), "extension", extension));
        }
        return this;
    }

    /**
     * Makes sure that there is no such database. One that has tables is not removed, unless {@link #evenWithData} is said.
     *
     * @return this
     */
    public PostgresDatabase absent() {
        absent = true;
        return this;
    }

    /**
     * Has {@link #absent} remove it with all that is in it. There is no way back: dump it before.
     *
     * @return this
     */
    public PostgresDatabase evenWithData() {
        evenWithData = true;
        return this;
    }

    private String label() {
        return "PostgresDatabase(\"" + name + "\")";
    }

    void configure(Configuration here) {
        boolean described = owner != null || encoding != null || locale != null || template != null;
        if (absent && (described || !extensions.isEmpty())) {
            throw new IllegalArgumentException(label() + " is to be absent: leave the other settings out");
        }
        if (evenWithData && !absent) {
            throw new IllegalArgumentException(label() + ": .evenWithData() is said of .absent() alone");
        }
        server().mention(owner == null ? Set.of() : Set.of(owner), Set.of(name));
        maintenance = server().declareMaintenance(here);
        own = absent || !extensions.isEmpty() ? server().declare(here, name) : null;
        here.settle(name, owner, encoding, locale, template, extensions, absent, evenWithData);
    }

    void verify(Probe probe) {
        changes = server().differences(probe, maintenance, facts -> compare(probe, facts));
        probe.check(changes.isEmpty() && inside.isEmpty(), changes.isEmpty() ? inside.why() : changes.why());
    }

    private Changes compare(Probe probe, ClusterFacts facts) {
        Changes all = new Changes();
        inside = new Changes();
        DatabaseFacts is = facts.databases().get(name);
        if (absent) {
            if (is != null) {
                assertMayGo(probe);
                all.add("it is there", "DROP DATABASE " + Sql.name(name));
            }
            return all;
        }
        if (owner != null && !facts.roles().containsKey(owner) && !probe.predicting()) {
            throw new IllegalStateException("there is no role '" + owner + "' to own it: deploy PostgresRole.named(\""
                    + owner + "\") before it");
        }
        if (is == null) {
            all.add("there is no such database", create());
        } else {
            assertSame("encoding", encoding, is.encoding());
            assertSame("collation", locale, is.collation());
            assertSame("character type", locale, is.characters());
            if (owner != null && !owner.equals(is.owner())) {
                all.add(
                        "it belongs to " + is.owner(),
                        "ALTER DATABASE " + Sql.name(name) + " OWNER TO " + Sql.name(owner));
            }
        }
        for (String extension : Extensions.missing(probe, is == null ? maintenance : own, is != null, extensions)) {
            inside.add("it has no extension " + extension, "CREATE EXTENSION IF NOT EXISTS " + Sql.name(extension));
        }
        return all;
    }

    private String create() {
        StringBuilder statement = new StringBuilder("CREATE DATABASE " + Sql.name(name));
        if (owner != null) {
            statement.append(" OWNER ").append(Sql.name(owner));
        }
        if (encoding != null) {
            statement.append(" ENCODING ").append(Sql.text(encoding));
        }
        if (locale != null) {
            statement.append(" LC_COLLATE ").append(Sql.text(locale));
            statement.append(" LC_CTYPE ").append(Sql.text(locale));
        }
        if (template != null || encoding != null || locale != null) {
            statement.append(" TEMPLATE ").append(Sql.name(template == null ? "template0" : template));
        }
        return statement.toString();
    }

    private void assertSame(String what, String wanted, String is) {
        if (wanted != null && !comparable(wanted).equals(comparable(is))) {
            throw new IllegalStateException(
                    "the " + what + " of the database " + name + " is " + is + ", not " + wanted
                            + ", and cannot be changed: set what it has, or dump it by pg_dump, remove it, deploy, and restore it");
        }
    }

    /** The same encoding and the same locale have several names: {@code UTF-8} and {@code utf8}. */
    private static String comparable(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("unicode", "utf8");
    }

    private void assertMayGo(Probe probe) {
        List<String> use = own.ask(probe, USE, USE_COLUMNS).get(0);
        if (!evenWithData && !use.get(0).equals("0")) {
            throw new IllegalStateException("the database " + name + " is not empty: it has " + use.get(0) + " tables, "
                    + use.get(1) + "; dump what you need, and say .absent().evenWithData()");
        }
        if (!use.get(2).isEmpty() && !probe.predicting()) {
            throw new IllegalStateException(
                    "the database " + name + " is in use, by " + use.get(2) + ": end what is connected to it before");
        }
    }

    void update(Target target) {
        server().forget();
        if (!changes.isEmpty()) {
            maintenance.change(target, changes.statements());
        }
        if (!inside.isEmpty()) {
            own.change(target, inside.statements());
        }
    }
}
