package dev.launchway.library.host;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import dev.launchway.library.file.Purge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the processes of a user may use at most: a file of {@code /etc/security/limits.d}, which counts for each new session, also for
 * those that cron and {@code su} begin (limits.conf(5)). A service of systemd has limits of its own.
 *
 * <pre>{@code
 * Limits.of("shop").openFiles(65536).processes(4096);
 * Limits.of("@developers").soft("core", "0").hard("core", "unlimited");
 * Limits.of("former").absent();
 * }</pre>
 */
@Component
public final class Limits {

    private static final Set<String> ITEMS = Set.of(
            "core",
            "data",
            "fsize",
            "memlock",
            "nofile",
            "rss",
            "stack",
            "cpu",
            "nproc",
            "as",
            "maxlogins",
            "maxsyslogins",
            "priority",
            "locks",
            "sigpending",
            "msgqueue",
            "nice",
            "rtprio",
            "nonewprivs");

    private static final Set<String> NO_LIMIT = Set.of("unlimited", "infinity", "-1");

    @Namevar
    String name;

    private final Map<String, String> lines = new LinkedHashMap<>();
    private boolean absent;

    private Limits(String name) {
        this.name = name;
    }

    /**
     * Limits of a user.
     *
     * @param domain a user; {@code @group} for each user of a group; {@code *} for all but root
     * @return the component, which still needs limits
     * @throws IllegalArgumentException for another text
     */
    public static Limits of(String domain) {
        if (!domain.matches("\\*|@?[A-Za-z_][A-Za-z0-9_.-]*\\$?")) {
            throw new IllegalArgumentException("Limits: '" + domain + "' is no user: write its name, @ and the name of"
                    + " a group, or * for all");
        }
        return new Limits(domain);
    }

    /**
     * Limits the open files of each process.
     *
     * @param count the number, soft and hard
     * @return this
     */
    public Limits openFiles(long count) {
        return set("nofile", Long.toString(count));
    }

    /**
     * Limits the processes and threads of the user.
     *
     * @param count the number, soft and hard
     * @return this
     */
    public Limits processes(long count) {
        return set("nproc", Long.toString(count));
    }

    /**
     * Sets a limit, soft and hard.
     *
     * @param item as in {@code memlock}
     * @param value a number in the unit of the item, or {@code unlimited}
     * @return this
     * @throws IllegalArgumentException for an item or a value that there is not
     */
    public Limits set(String item, String value) {
        return add("-", item, value);
    }

    /**
     * Sets the limit that processes begin with, and may raise up to the hard one.
     *
     * @param item as in {@code core}
     * @param value a number in the unit of the item, or {@code unlimited}
     * @return this
     */
    public Limits soft(String item, String value) {
        return add("soft", item, value);
    }

    /**
     * Sets the limit that only root may raise.
     *
     * @param item as in {@code core}
     * @param value a number in the unit of the item, or {@code unlimited}
     * @return this
     */
    public Limits hard(String item, String value) {
        return add("hard", item, value);
    }

    private Limits add(String type, String item, String value) {
        if (!ITEMS.contains(item)) {
            throw new IllegalArgumentException(
                    label() + ": there is no limit '" + item + "': limits.conf(5) lists them, as in nofile");
        }
        if (!value.matches("-?[0-9]+") && !NO_LIMIT.contains(value)) {
            throw new IllegalArgumentException(
                    label() + ": '" + value + "' is no value of " + item + ": write a number, or unlimited");
        }
        if (item.equals("nofile") && NO_LIMIT.contains(value)) {
            throw new IllegalArgumentException(label() + ": with an unlimited nofile nobody can log in where the kernel"
                    + " allows less: write a number, 1048576 at most");
        }
        lines.put(type + " " + item, value);
        return this;
    }

    /**
     * Has its file removed.
     *
     * @return this
     */
    public Limits absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "Limits(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (absent != lines.isEmpty()) {
            throw new IllegalArgumentException(label()
                    + (absent
                            ? " has limits and is to be absent: keep one of both"
                            : " needs a limit: add .openFiles(…)"));
        }
        String base = name.equals("*") ? "all" : name.replace("@", "group-").replace("$", "");
        String path = "/etc/security/limits.d/60-" + base + ".conf";
        if (absent) {
            here.add(Purge.exactly(here.map(path)).as("root"));
            return;
        }
        StringBuilder text = new StringBuilder(here.expand("# {{ managed }}\n"));
        lines.forEach((what, value) -> text.append(name + " " + what + " " + value + "\n"));
        here.add(File.at(path).content(text.toString()).mode("0644").as("root"));
    }
}
