package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of MySQL or MariaDB.
 *
 * <pre>{@code
 * MysqlDatabase.named("shop").characterSet("utf8mb4").collation("utf8mb4_unicode_ci");
 * MysqlDatabase.named("old").absent();
 * }</pre>
 *
 * <p>Character set and collation are those that new tables get; tables that are there keep theirs.
 */
@Component
@Observed
public final class MysqlDatabase extends MysqlComponent<MysqlDatabase> {

    @Namevar
    String name;

    private String characterSet = "";
    private String collation = "";
    private boolean absent;
    private boolean evenWithData;

    private MysqlClient client;
    private String statement = "";

    private MysqlDatabase(String name) {
        this.name = name;
    }

    /**
     * A database.
     *
     * @param name any name, by letters of the case that it is to have
     * @return the component
     * @throws IllegalArgumentException for an empty name
     */
    public static MysqlDatabase named(String name) {
        return new MysqlDatabase(MysqlText.checked("MysqlDatabase", "name", name));
    }

    @Override
    MysqlDatabase self() {
        return this;
    }

    /**
     * Sets the character set; by default that of the server when the database is made, which is not looked at later.
     *
     * @param newCharacterSet as the server calls it: {@code utf8mb4}
     * @return this
     */
    public MysqlDatabase characterSet(String newCharacterSet) {
        characterSet = word("character set", newCharacterSet);
        return this;
    }

    /**
     * Sets the collation; by default that of the character set, which is not looked at later.
     *
     * @param newCollation as the server calls it: {@code utf8mb4_unicode_ci}
     * @return this
     */
    public MysqlDatabase collation(String newCollation) {
        collation = word("collation", newCollation);
        return this;
    }

    /**
     * Makes sure that there is no such database. One that has tables is not removed, unless {@link #evenWithData} is said.
     *
     * @return this
     */
    public MysqlDatabase absent() {
        absent = true;
        return this;
    }

    /**
     * Has {@link #absent} remove it with all that is in it. There is no way back: dump it before.
     *
     * @return this
     */
    public MysqlDatabase evenWithData() {
        evenWithData = true;
        return this;
    }

    private String label() {
        return "MysqlDatabase(\"" + name + "\")";
    }

    private String word(String setting, String text) {
        if (!text.matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException(
                    label() + ": '" + text + "' is no " + setting + ": name one as the server does, as in utf8mb4");
        }
        if (text.equals("utf8") || text.startsWith("utf8_")) {
            throw new IllegalArgumentException(label() + ": '" + text
                    + "' has characters of 3 bytes on some servers and of 4 on others: write utf8mb4"
                    + text.substring("utf8".length()) + " or utf8mb3" + text.substring("utf8".length()));
        }
        return text;
    }

    void configure(Configuration here) {
        if (absent && !(characterSet + collation).isEmpty()) {
            throw new IllegalArgumentException(
                    label() + " is to be absent: leave .absent() out, or .characterSet(…) and .collation(…)");
        }
        if (evenWithData && !absent) {
            throw new IllegalArgumentException(label() + ": .evenWithData() goes with .absent()");
        }
        client = server().declare(here);
        here.settle(name, characterSet, collation, absent, evenWithData);
    }

    void verify(Probe probe) {
        statement = "";
        List<List<String>> found = client.ask(probe, """
                SELECT s.DEFAULT_CHARACTER_SET_NAME, s.DEFAULT_COLLATION_NAME,
                  (SELECT COUNT(*) FROM information_schema.TABLES t WHERE t.TABLE_SCHEMA = s.SCHEMA_NAME)
                FROM information_schema.SCHEMATA s WHERE CAST(s.SCHEMA_NAME AS BINARY) = %s;
                """.formatted(MysqlText.bytes(name)));
        if (absent) {
            probe.check(found.isEmpty() || mayGo(found.get(0).get(2)), "there is such a database");
            return;
        }
        if (found.isEmpty()) {
            statement = "CREATE DATABASE " + MysqlText.name(name) + settings();
            probe.check(false, "there is no such database");
        }
        List<String> differences = differences(found.get(0).get(0), found.get(0).get(1));
        statement = differences.isEmpty() ? "" : "ALTER DATABASE " + MysqlText.name(name) + settings();
        probe.check(differences.isEmpty(), String.join(", ", differences));
    }

    /** Always false: what is to go is there. */
    private boolean mayGo(String tables) {
        if (!evenWithData && !tables.equals("0")) {
            throw new IllegalStateException(
                    "the database has " + tables + " tables and views, and is left as it is: drop them before, or say"
                            + " by .evenWithData() that they go with it");
        }
        statement = "DROP DATABASE " + MysqlText.name(name);
        return false;
    }

    private String settings() {
        return (characterSet.isEmpty() ? "" : " CHARACTER SET " + characterSet)
                + (collation.isEmpty() ? "" : " COLLATE " + collation);
    }

    private List<String> differences(String actualSet, String actualCollation) {
        List<String> differences = new ArrayList<>();
        if (!characterSet.isEmpty() && !characterSet.equalsIgnoreCase(actualSet)) {
            differences.add("its character set is " + actualSet);
        }
        if (!collation.isEmpty() && !collation.equalsIgnoreCase(actualCollation)) {
            differences.add("its collation is " + actualCollation);
        }
        return differences;
    }

    void update(Target target) {
        client.change(target, statement + ";\n");
    }
}
