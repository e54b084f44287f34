package dev.launchway.library.log;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Configuration;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.ShellWords;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A log file that grows, and how it is rotated. Those of all root components of a host are gathered by {@link LogRotate}, or by
 * {@link SystemLogRotate}: assign {@code "logrotate"}, or {@code "system-logrotate"}, to the host.
 *
 * <pre>{@code
 * LogFile.at("log/app.log").keep(30).maxSize("100M").copyTruncate();
 * LogFile.at("log/*.log").weekly().postRotate("kill", "-USR1", "1");
 * LogFile.at("/var/log/shop/access.log").mode("0640").owner("www-data").group("adm").su("www-data", "adm");
 * }</pre>
 *
 * <p>It is rotated daily, 14 old ones are kept, and all but the newest of these are compressed. A file that is missing or empty is left
 * alone. The component writes nothing into it.
 */
@Component
public final class LogFile {

    private static final int USUAL_COUNT = 14;

    @Namevar
    String name;

    /** Who rotates on this host; without one the file would grow for ever. */
    @Requires(value = LogRotation.TABLE, from = Scope.SAME_HOST, peers = true)
    String table;

    @Provides(LogRotation.FILE)
    LogEntry entry;

    private final TargetPath place;
    private final List<String> more = new ArrayList<>();
    private String interval = "daily";
    private int count = USUAL_COUNT;
    private boolean compressed = true;
    private boolean copied;
    private String mode;
    private String owner;
    private String group;
    private List<String> command = List.of();

    private LogFile(TargetPath place) {
        this.place = place;
        name = place.text();
    }

    /**
     * A log file, or several.
     *
     * @param path relative to the work directory, or absolute; {@code *}, {@code ?} and {@code [a-z]} may stand in it
     * @return the component
     */
    public static LogFile at(String path) {
        return new LogFile(TargetPath.of(path));
    }

    /**
     * A log file, or several.
     *
     * @param path a mapped path; {@code *}, {@code ?} and {@code [a-z]} may stand in it
     * @return the component
     */
    public static LogFile at(Path path) {
        return new LogFile(TargetPath.of(path));
    }

    /**
     * Rotates it each hour, as long as logrotate is run that often.
     *
     * @return this
     */
    public LogFile hourly() {
        interval = "hourly";
        return this;
    }

    /**
     * Rotates it each day, as is the default.
     *
     * @return this
     */
    public LogFile daily() {
        interval = "daily";
        return this;
    }

    /**
     * Rotates it each week.
     *
     * @return this
     */
    public LogFile weekly() {
        interval = "weekly";
        return this;
    }

    /**
     * Rotates it each month.
     *
     * @return this
     */
    public LogFile monthly() {
        interval = "monthly";
        return this;
    }

    /**
     * Sets how many old ones are kept; by default 14.
     *
     * @param number 0 or more
     * @return this
     * @throws IllegalArgumentException for less than 0
     */
    public LogFile keep(int number) {
        if (number < 0) {
            throw new IllegalArgumentException(label() + ": .keep(…) needs 0 or more, not " + number);
        }
        count = number;
        return this;
    }

    /**
     * Rotates it before its time when it is larger than that.
     *
     * @param size a number of bytes, or one with {@code k}, {@code M} or {@code G} behind it
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public LogFile maxSize(String size) {
        if (!size.matches("[1-9][0-9]{0,17}[kMG]?")) {
            throw new IllegalArgumentException(
                    label() + ": '" + size + "' is no size: write 500000, 500k, 100M or 1G in .maxSize(…)");
        }
        more.add("maxsize " + size);
        return this;
    }

    /**
     * Keeps the old ones as they are, uncompressed.
     *
     * @return this
     */
    public LogFile uncompressed() {
        compressed = false;
        return this;
    }

    /**
     * Copies it and empties it, for a program that keeps it open: a {@code Program}, whatever writes to its standard output. What is
     * written between both is lost. Else the file is renamed, and {@link #postRotate} tells the program to open a new one.
     *
     * @return this
     */
    public LogFile copyTruncate() {
        copied = true;
        return this;
    }

    /**
     * Sets the mode of the new file.
     *
     * @param octalOrLetters octal digits as in {@code 0640}, or {@code rw-r-----}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public LogFile mode(String octalOrLetters) {
        mode = Arguments.mode(label(), octalOrLetters).toString();
        return this;
    }

    /**
     * Sets the owner of the new file.
     *
     * @param user a user of the host
     * @return this
     */
    public LogFile owner(String user) {
        owner = Arguments.word(label(), "owner", user);
        return this;
    }

    /**
     * Sets the group of the new file.
     *
     * @param name a group of the host
     * @return this
     */
    public LogFile group(String name) {
        group = Arguments.word(label(), "group", name);
        return this;
    }

    /**
     * Sets what is run after a rotation, once for all files of the pattern.
     *
     * @param argv the program and its arguments
     * @return this
     */
    public LogFile postRotate(String... argv) {
        command = Arguments.command(argv);
        return this;
    }

    /**
     * Rotates it as that user, where root does: logrotate refuses a directory in which others than root may write.
     *
     * @param user a user of the host
     * @param group a group of the host
     * @return this
     */
    public LogFile su(String user, String group) {
        more.add("su " + Arguments.word(label(), "user", user) + " " + Arguments.word(label(), "group", group));
        return this;
    }

    /**
     * Adds a directive of logrotate, as it stands in logrotate.conf(5).
     *
     * @param directive one line
     * @return this
     */
    public LogFile directive(String directive) {
        more.add(Arguments.line(label(), "directive", directive));
        return this;
    }

    private String label() {
        return "LogFile(\"" + name + "\")";
    }

    void configure(Configuration here) {
        String pattern = place.map(here).toString();
        if (pattern.indexOf('"') >= 0 || pattern.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(label()
                    + " has a quote or a line end in its path, which logrotate does not read: choose another one");
        }
        if (copied && (mode != null || owner != null || group != null)) {
            throw new IllegalArgumentException(
                    label() + " is emptied and stays, so it gets no other mode or owner: remove .copyTruncate(),"
                            + " or .mode(…), .owner(…) and .group(…)");
        }
        if ((mode == null && (owner != null || group != null)) || (owner == null) != (group == null)) {
            throw new IllegalArgumentException(
                    label() + " needs .mode(…) beside .owner(…), and .owner(…) and .group(…) together,"
                            + " as logrotate's create does");
        }
        if (!command.isEmpty()) {
            here.runs(command);
        }
        entry = new LogEntry(pattern, String.join("\n", directives()) + "\n", interval.equals("hourly"));
        here.settle(entry);
    }

    private List<String> directives() {
        List<String> lines = new ArrayList<>(List.of(interval, "rotate " + count, "missingok", "notifempty"));
        if (compressed) {
            lines.add("compress");
            lines.add("delaycompress");
        }
        if (copied) {
            lines.add("copytruncate");
        } else if (mode != null) {
            lines.add("create " + mode + (owner == null ? "" : " " + owner + " " + group));
        }
        lines.addAll(more);
        if (!command.isEmpty()) {
            lines.addAll(List.of("sharedscripts", "postrotate", "    " + ShellWords.joined(command), "endscript"));
        }
        return lines;
    }
}
