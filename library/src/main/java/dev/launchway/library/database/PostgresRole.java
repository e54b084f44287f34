package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A role of a PostgreSQL server: a user, or a group of them.
 *
 * <pre>{@code
 * PostgresRole.named("readers");
 * PostgresRole.named("guestbook").password(password).memberOf("readers").connectionLimit(50);
 * PostgresRole.named("replica").login().replication();
 * PostgresRole.named("former").absent();
 * }</pre>
 *
 * <p>It is and may what is said, and nothing else: an attribute that is not named is taken away. Passwords and memberships are left as
 * they are where nothing is said of them.
 *
 * <p>The server gets a verifier of the password (SCRAM-SHA-256), and never the password itself. What it keeps is compared with the
 * password, so that one that was changed by hand is set again. Where the role that asks may not read that, logging in by the password
 * tells, as far as the server asks for one; and a note in the work directory.
 */
@Component
@Observed
public final class PostgresRole extends PostgresComponent<PostgresRole> {

    private static final Set<RoleAttribute> LASTING =
            EnumSet.of(RoleAttribute.SUPERUSER, RoleAttribute.CREATEROLE, RoleAttribute.LOGIN);

    @Namevar
    String name;

    private final Set<RoleAttribute> attributes = EnumSet.of(RoleAttribute.INHERIT);
    private int connectionLimit = -1;
    private String validUntil = "";
    private Secret password;
    private Set<String> memberOf;
    private boolean absent;

    private Psql psql;
    private KnownPassword known;
    private Changes changes = new Changes();
    private boolean setsPassword;
    private boolean readsPasswords;

    private PostgresRole(String name) {
        this.name = name;
    }

    @Override
    PostgresRole self() {
        return this;
    }

    /**
     * A role.
     *
     * @param name as it is: capitals, blanks and quotes count
     * @return the component
     * @throws IllegalArgumentException for what PostgreSQL does not take for a name
     */
    public static PostgresRole named(String name) {
        return new PostgresRole(Sql.checkName("PostgresRole(\"" + name + "\")", "role", name));
    }

    /**
     * Lets it log in: without a password by what {@code pg_hba.conf} says, as a certificate.
     *
     * @return this
     */
    public PostgresRole login() {
        return with(RoleAttribute.LOGIN);
    }

    /**
     * Lets it log in by a password.
     *
     * @param secret the password
     * @return this
     */
    public PostgresRole password(Secret secret) {
        password = Objects.requireNonNull(secret, "password");
        return login();
    }

    /**
     * Lets it do everything.
     *
     * @return this
     */
    public PostgresRole superuser() {
        return with(RoleAttribute.SUPERUSER);
    }

    /**
     * Lets it make databases.
     *
     * @return this
     */
    public PostgresRole createDatabases() {
        return with(RoleAttribute.CREATEDB);
    }

    /**
     * Lets it make roles.
     *
     * @return this
     */
    public PostgresRole createRoles() {
        return with(RoleAttribute.CREATEROLE);
    }

    /**
     * Lets it follow the server as a replica.
     *
     * @return this
     */
    public PostgresRole replication() {
        return with(RoleAttribute.REPLICATION);
    }

    /**
     * Lets it see all rows, whatever policies of tables say.
     *
     * @return this
     */
    public PostgresRole bypassRowSecurity() {
        return with(RoleAttribute.BYPASSRLS);
    }

    /**
     * Has it use what the roles may that it is a member of only after {@code SET ROLE}; by default it may that at once.
     *
     * @return this
     */
    public PostgresRole noInherit() {
        attributes.remove(RoleAttribute.INHERIT);
        return this;
    }

    private PostgresRole with(RoleAttribute attribute) {
        attributes.add(attribute);
        return this;
    }

    /**
     * Sets how many connections it may have at a time; by default any number.
     *
     * @param number 0 or more
     * @return this
     * @throws IllegalArgumentException for less
     */
    public PostgresRole connectionLimit(int number) {
        if (number < 0) {
            throw new IllegalArgumentException(label() + ": .connectionLimit(" + number + ") needs 0 or more");
        }
        connectionLimit = number;
        return this;
    }

    /**
     * Sets when its password ends; by default never.
     *
     * @param moment to the second
     * @return this
     */
    public PostgresRole validUntil(Instant moment) {
        validUntil = Long.toString(moment.truncatedTo(ChronoUnit.SECONDS).getEpochSecond());
        return this;
    }

    /**
     * Sets the roles that it is a member of: these, and no others. By default memberships are left as they are.
     *
     * @param roles roles that are there before this one; none for none
     * @return this
     */
    public PostgresRole memberOf(String... roles) {
        memberOf = new LinkedHashSet<>();
        for (String role : roles) {
            memberOf.add(Sql.checkName(label(), "role", role));
        }
        return this;
    }

    /**
     * Makes sure that there is no such role. One that owns something, or has been granted something, is not removed, and the error
     * says what that is.
     *
     * @return this
     */
    public PostgresRole absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "PostgresRole(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (absent && (password != null || memberOf != null || !attributes.equals(EnumSet.of(RoleAttribute.INHERIT)))) {
            throw new IllegalArgumentException(label() + " is to be absent: leave the other settings out");
        }
        server().mention(Set.of(name), Set.of());
        psql = server().declareMaintenance(here);
        if (password != null) {
            known = new KnownPassword(name, password, server().loginOf(name, password), psql, here);
        }
        here.settle(name, attributes, connectionLimit, validUntil, memberOf, absent, password == null);
    }

    void verify(Probe probe) {
        changes = server().differences(probe, psql, facts -> compare(probe, facts));
        probe.check(changes.isEmpty(), changes.why());
    }

    private Changes compare(Probe probe, ClusterFacts facts) {
        Changes all = new Changes();
        setsPassword = false;
        readsPasswords = facts.readsPasswords();
        RoleFacts is = facts.roles().get(name);
        RoleDescription role = new RoleDescription(name, attributes, connectionLimit, validUntil);
        if (absent) {
            if (is != null) {
                OwnedObjects.assertNone(probe, psql, name);
                all.add("it is there", "DROP ROLE " + Sql.name(name));
            }
            return all;
        }
        if (is == null) {
            all.add("there is no such role", role.create());
        } else {
            assertStays(facts, is);
            role.compare(is, all);
        }
        comparePassword(probe, is, all);
        compareMemberships(is == null ? Set.of() : is.memberOf(), all);
        return all;
    }

    /** Who asks would lock itself out, and all deployments after this one. */
    private void assertStays(ClusterFacts facts, RoleFacts is) {
        for (RoleAttribute attribute : LASTING) {
            if (facts.asking().equals(name) && is.attributes().contains(attribute) && !attributes.contains(attribute)) {
                throw new IllegalStateException(
                        "the role " + name + " is the one that asks, and would lose " + attribute.keyword(true)
                                + ": say what it is to keep, as .superuser(), or log in by another one");
            }
        }
    }

    private void comparePassword(Probe probe, RoleFacts is, Changes all) {
        if (password == null) {
            return;
        }
        known.assertUsable();
        String why = is == null ? "" : known.difference(probe, readsPasswords, is.verifier());
        if (why != null) {
            setsPassword = true;
            all.add(
                    why.isEmpty() ? "it gets its password" : why,
                    "ALTER ROLE " + Sql.name(name) + " PASSWORD " + KnownPassword.VERIFIER);
        }
    }

    private void compareMemberships(Set<String> is, Changes all) {
        if (memberOf == null) {
            return;
        }
        for (String role : memberOf) {
            if (!is.contains(role)) {
                all.add("it is no member of " + role, "GRANT " + Sql.name(role) + " TO " + Sql.name(name));
            }
        }
        for (String role : is) {
            if (!memberOf.contains(role)) {
                all.add("it is a member of " + role, "REVOKE " + Sql.name(role) + " FROM " + Sql.name(name));
            }
        }
    }

    void update(Target target) {
        server().forget();
        if (setsPassword) {
            known.set(target, changes.transaction(), readsPasswords);
        } else {
            psql.change(target, changes.transaction());
        }
    }
}
