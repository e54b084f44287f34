package dev.launchway.library.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.NoteFile;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A user of a server of Redis or Valkey, and what the user may do: its access control list.
 *
 * <pre>{@code
 * RedisUser.named("shop").password(password).rules("~shop:*", "&shop:*", "+@all", "-@dangerous");
 * RedisUser.named("old").absent();
 * }</pre>
 *
 * <p>The server gets the SHA-256 of the password, which is all that it keeps of it. The user may what its rules say, and nothing else.
 * A server shows rules in its own words: what it made of ours is noted in the work directory, and compared with what it has.
 */
@Component
@Observed
public final class RedisUser {

    private static final Set<String> NOT_RULES =
            Set.of("on", "off", "nopass", "reset", "resetpass", "clearselectors", "resetkeys", "resetchannels");

    @Namevar
    String name;

    private final List<String> rules = new ArrayList<>();
    private RedisServer server = RedisServer.local();
    private Secret password;
    private boolean inMemory;
    private boolean absent;

    private RedisClient client;
    private NoteFile note;
    private String save = "";

    private RedisUser(String name) {
        this.name = name;
    }

    /**
     * A user.
     *
     * @param name a word
     * @return the component, which still needs a {@link #password}, or {@link #absent}
     * @throws IllegalArgumentException for an empty name, and one with blanks
     */
    public static RedisUser named(String name) {
        return new RedisUser(Arguments.word("RedisUser", "name", name));
    }

    /**
     * Sets the server; by default that of this host.
     *
     * @param where how it is reached
     * @return this
     */
    public RedisUser on(RedisServer where) {
        server = Objects.requireNonNull(where, "server");
        return this;
    }

    /**
     * Sets the password.
     *
     * @param newPassword not empty
     * @return this
     */
    public RedisUser password(Secret newPassword) {
        password = Objects.requireNonNull(newPassword, "password");
        return this;
    }

    /**
     * Adds rules, which count in order: keys ({@code ~shop:*}), channels ({@code &shop:*}), commands ({@code +get}, {@code +@read},
     * {@code -@dangerous}), selectors ({@code (~other:* +get)}). Without any the user may nothing.
     *
     * @param newRules each of them one or several
     * @return this
     * @throws IllegalArgumentException for what is set in another way, as a password
     */
    public RedisUser rules(String... newRules) {
        for (String rule : newRules) {
            String text = Arguments.line(label(), "rule", rule).strip();
            for (String one : text.startsWith("(") ? List.of(text) : List.of(text.split(" +", -1))) {
                rules.add(checked(one));
            }
        }
        return this;
    }

    private String checked(String rule) {
        if (!rule.matches("(~|&|%|\\+|-|\\(|allkeys|allchannels|allcommands|nocommands).*")
                || NOT_RULES.contains(rule)) {
            throw new IllegalArgumentException(
                    label() + ": '" + (rule.matches("[>#<!].*") ? rule.substring(0, 1) + "…" : rule)
                            + "' is no rule of what the user may do: those begin with ~, &, %, + or -; a password is given by .password(secret)");
        }
        return rule;
    }

    /**
     * Leaves the user to the memory of the server: gone when that starts again. By default the user is saved, by {@code ACL SAVE}
     * where the server has a file of users, else by {@code CONFIG REWRITE}.
     *
     * @return this
     */
    public RedisUser inMemory() {
        inMemory = true;
        return this;
    }

    /**
     * Makes sure that there is no such user; its connections are closed.
     *
     * @return this
     */
    public RedisUser absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "RedisUser(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (absent && (password != null || !rules.isEmpty())) {
            throw new IllegalArgumentException(
                    label() + " is to be absent: leave .absent() out, or what it is to have");
        }
        if (!absent && password == null) {
            throw new IllegalArgumentException(label() + " needs a password: add .password(secret)");
        }
        if (absent && name.equals("default")) {
            throw new IllegalArgumentException(
                    label() + " cannot be absent: no server does without. Give it a .password(…)");
        }
        client = server.declare(here);
        note = NoteFile.about(here, ".database", client.place() + " " + name, "launchway user of redis 1");
        here.settle(name, rules, inMemory, absent);
    }

    void verify(Probe probe) {
        if (password != null && password.reveal().isEmpty()) {
            throw new IllegalStateException("the password is empty, so that anybody could log in: give another one");
        }
        Optional<String> shown = shown(probe);
        String why = absent ? shown.map(line -> "there is such a user").orElse(null) : difference(probe, shown);
        if (why != null) {
            if (password != null && client.locksOut(name, password)) {
                throw new IllegalStateException(
                        "the user is the one that asks, and would not get in any more by another"
                                + " password: make a user for that first, and log in by .login(user, password)");
            }
            save = inMemory ? "" : saving(probe);
            throw new UpdateNeeded(why);
        }
    }

    private String difference(Probe probe, Optional<String> shown) {
        if (shown.isEmpty()) {
            return "there is no such user";
        }
        Optional<List<String>> noted = note.read(probe);
        if (noted.isEmpty() || noted.get().size() != 2) {
            return "it is not known what the server made of its rules";
        }
        if (!noted.get().get(0).equals(hash(wanted().reveal()))) {
            return "its password or its rules are other ones";
        }
        return noted.get().get(1).equals(hash(shown.get())) ? null : "the server has another password or other rules";
    }

    /** What the server has of the user: name and value of each property. */
    private Optional<String> shown(Probe probe) {
        return Optional.of(String.join("\n", client.ask(probe, show()))).filter(text -> !text.isBlank());
    }

    private String show() {
        return "ACL GETUSER " + RedisClient.quoted(name) + "\n";
    }

    /** How the server keeps its users when it ends. */
    private String saving(Probe probe) {
        List<String> settings = client.ask(probe, "CONFIG GET aclfile\nINFO server\n");
        if (settings.size() > 1 && !settings.get(1).isEmpty()) {
            return "ACL SAVE\n";
        }
        if (settings.stream().anyMatch(line -> line.startsWith("config_file:") && !line.equals("config_file:"))) {
            return "CONFIG REWRITE\n";
        }
        throw new IllegalStateException(
                "the server has neither a file of users nor one of its configuration, and would forget"
                        + " the user when it ends: start it with one, or say by .inMemory() that it may");
    }

    private Secret wanted() {
        StringBuilder words = new StringBuilder();
        rules.forEach(rule -> words.append(' ').append(RedisClient.quoted(rule)));
        return password.map(RedisUser::hash)
                .map(hash -> "ACL SETUSER " + RedisClient.quoted(name) + " reset on \"#" + hash + "\"" + words + "\n");
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    void update(Target target) {
        if (absent) {
            client.change(target, "ACL DELUSER " + RedisClient.quoted(name) + "\n" + save);
            target.delete(note.path());
            return;
        }
        List<String> said = client.change(target, wanted().map(text -> text + save + show()));
        if (!target.predicting()) {
            String made = String.join("\n", said.subList(save.isEmpty() ? 1 : 2, said.size()));
            note.write(target, List.of(hash(wanted().reveal()), hash(made)));
        }
    }
}
