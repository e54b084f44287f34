package dev.launchway.library.user;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A public key that lets its owner log in as a user, by {@code ~/.ssh/authorized_keys}.
 *
 * <pre>{@code
 * String ada = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ada@example.com";
 * AuthorizedKey.of(ada).user("shop");
 * AuthorizedKey.of(ada).user("backup").options("restrict", "command=\"bin/backup\"");
 * AuthorizedKey.of(List.of(ada)).user("root").exclusive();
 * }</pre>
 *
 * <p>The lines of other keys, and comments, stay. A file of another user is read and written as that user, so nothing that this user
 * has put there misleads one who may more. What is made is the user's alone ({@code ~/.ssh} has mode 0700, the file 0600), and so is
 * again what others could change: sshd passes over such a file.
 */
@Component
@Observed
public final class AuthorizedKey {

    @Namevar
    String name;

    private final List<KeyLine> keys = new ArrayList<>();
    private String options = "";
    private String user;
    private String home;
    private boolean exclusive;
    private boolean absent;

    private SshFile file;
    private KeyLines lines;
    private String next;

    private AuthorizedKey(Collection<String> given) {
        name = given.isEmpty() ? "" : SshKey.shortened(given.iterator().next());
        for (String line : given) {
            keys.add(KeyLine.read(line).orElseGet(() -> new KeyLine("", SshKey.parse(label(), line), "")));
            Arguments.line(label(), "key", line.strip());
        }
        KeyLine first = keys.isEmpty() ? null : keys.get(0);
        name = first == null
                ? "no keys"
                : first.comment().isEmpty() ? first.key().fingerprint() : first.comment();
    }

    /**
     * One key.
     *
     * @param key a line as of a {@code .pub} file: type, key, and a comment; options may stand before it
     * @return the component
     * @throws IllegalArgumentException for a text that is no whole public key
     */
    public static AuthorizedKey of(String key) {
        return new AuthorizedKey(List.of(key));
    }

    /**
     * Several keys of one user.
     *
     * @param keys lines as of {@code .pub} files; none of them only with {@link #exclusive}
     * @return the component
     * @throws IllegalArgumentException for a text that is no whole public key
     */
    public static AuthorizedKey of(Collection<String> keys) {
        return new AuthorizedKey(keys);
    }

    /**
     * Sets as whom it lets log in; by default as the user of the deployment.
     *
     * @param name a user of the target
     * @return this
     */
    public AuthorizedKey user(String name) {
        user = AccountNames.checked(label(), "user", name);
        return this;
    }

    /**
     * Sets the home directory of that user, where it is not {@code /home/NAME}, or {@code /root}.
     *
     * @param path absolute, on the target; another one than the host knows is an error
     * @return this
     */
    public AuthorizedKey home(String path) {
        home = path;
        return this;
    }

    /**
     * Sets the home directory of that user.
     *
     * @param path absolute, on the target
     * @return this
     * @see #home(String)
     */
    public AuthorizedKey home(Path path) {
        return home(path.toString());
    }

    /**
     * Sets what the keys may do, and from where, sshd(8): {@code restrict}, {@code from="192.0.2.0/24"}, {@code command="…"}. A line
     * of these keys with other options is corrected.
     *
     * @param words options, added to those that stand before a key
     * @return this
     * @throws IllegalArgumentException for an option with blanks that are not between quotes
     */
    public AuthorizedKey options(String... words) {
        for (String word : words) {
            Arguments.line(label(), "option", word);
            if (word.replaceAll("\"(\\\\\"|[^\"])*\"", "").matches(".*[\\s\"].*") || word.isEmpty()) {
                throw new IllegalArgumentException(label() + ": '" + word
                        + "' is no option: put its value between quotes, as in command=\\\"bin/backup\\\"");
            }
            options = options.isEmpty() ? word : options + "," + word;
        }
        return this;
    }

    /**
     * Lets nobody else in: all other keys go from the file. A host has one such component for a user, and no other one beside it.
     *
     * @return this
     */
    public AuthorizedKey exclusive() {
        exclusive = true;
        return this;
    }

    /**
     * Makes sure that the file does not have the keys.
     *
     * @return this
     */
    public AuthorizedKey absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "AuthorizedKey(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (keys.isEmpty() && !exclusive) {
            throw new IllegalArgumentException("AuthorizedKey.of(…) got no key: give one, or say .exclusive()");
        }
        if (absent && exclusive) {
            throw new IllegalArgumentException(label() + " is absent and exclusive: keep one of them");
        }
        lines = new KeyLines(
                keys.stream()
                        .map(key -> key.withOptions(options))
                        .map(AuthorizedKey::encoded)
                        .toList(),
                exclusive,
                absent);
        file = SshFile.ofUser(here, label(), user, home, "authorized_keys");
        Set<String> secrets = new TreeSet<>();
        for (KeyLine line : lines.wanted()) {
            secrets.addAll(here.secretsIn(line.options()));
            here.manage(keyPath(line), Aspect.CONTENT);
        }
        if (exclusive) {
            here.manage(file.path(), Aspect.CONTENT);
        }
        file.declare(here, secrets);
        here.settle(file.path(), lines.toString());
    }

    private Path keyPath(KeyLine line) {
        return file.path()
                .resolveSibling(
                        "authorized_keys (key " + line.key().fingerprint().replace('/', '_') + ")");
    }

    private static KeyLine encoded(KeyLine line) {
        return new KeyLine(SshFile.encoded(line.options()), line.key(), SshFile.encoded(line.comment()));
    }

    void verify(Probe probe) {
        file.check(probe);
        String now = file.read(probe);
        next = lines.putInto(now);
        String problem = file.problem(probe);
        if (!next.equals(now)) {
            file.show(probe, now, next);
            throw new UpdateNeeded(absent ? "the file has such a key" : "the keys are others");
        }
        probe.check(problem == null, problem);
    }

    void update(Target target) {
        file.write(target, next);
    }
}
