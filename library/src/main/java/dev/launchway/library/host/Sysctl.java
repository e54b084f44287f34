package dev.launchway.library.host;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A setting of the kernel: now, and after each boot.
 *
 * <pre>{@code
 * Sysctl.of("net.core.somaxconn").value(4096);
 * Sysctl.of("net.ipv4.ip_local_port_range").value("10240 65535");
 * Sysctl.of("vm.swappiness").absent();
 * }</pre>
 *
 * <p>It sets what {@code /proc/sys} has, and writes {@code /etc/sysctl.d/60-NAME.conf}. A value that the kernel does not take is an
 * error, and not written.
 */
@Component
@Observed
public final class Sysctl {

    private static final FileMode MODE = FileMode.of(0644);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Namevar
    String name;

    private String value;
    private boolean absent;
    private Path file;
    private Path live;
    private byte[] wanted;

    private Sysctl(String name) {
        this.name = name;
    }

    /**
     * A setting.
     *
     * @param name as {@code sysctl -a} writes it
     * @return the component, which still needs a value
     * @throws IllegalArgumentException for a text that is no such name
     */
    public static Sysctl of(String name) {
        if (!name.matches("[a-z][A-Za-z0-9_-]*([./][A-Za-z0-9_:@-]+)+")) {
            throw new IllegalArgumentException(
                    "Sysctl: '" + name + "' is no setting of the kernel: write it as in net.core.somaxconn");
        }
        return new Sysctl(name);
    }

    /**
     * Sets its value.
     *
     * @param number the value
     * @return this
     */
    public Sysctl value(long number) {
        return value(Long.toString(number));
    }

    /**
     * Sets its value.
     *
     * @param text the value; blanks between several numbers count as one
     * @return this
     */
    public Sysctl value(String text) {
        value = plain(Arguments.line(label(), "value", text.replace('\t', ' ')));
        if (value.isEmpty()) {
            throw new IllegalArgumentException(label() + ": the value is empty");
        }
        return this;
    }

    /**
     * Has its file removed: after the next boot the kernel has its own value again. Until then it keeps what it has.
     *
     * @return this
     */
    public Sysctl absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "Sysctl(\"" + name + "\")";
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    void configure(Configuration here) {
        if (absent == (value != null)) {
            throw new IllegalArgumentException(
                    label() + (absent ? " has a value and is to be absent: keep one of both" : " needs a .value(…)"));
        }
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        String path = slash < 0 || (dot >= 0 && dot < slash) ? swapped(name) : name;
        live = Path.of("/proc/sys").resolve(path);
        file = here.map("/etc/sysctl.d/60-" + path.replace('/', '.') + ".conf");
        here.manage(file, Aspect.CONTENT);
        Privilege root = here.as("root").timeout(LONGEST);
        root.deletes(file);
        String text = "";
        if (!absent) {
            text = here.expand("# {{ managed }}\n") + name + " = " + value + "\n";
            root.writes(file, MODE, null, null);
            root.runs(setting());
        }
        wanted = text.getBytes(StandardCharsets.UTF_8);
        here.settle(file, text);
    }

    /** Dots for slashes and slashes for dots: a name has two forms, by which of them stands first (sysctl.d(5)). */
    private static String swapped(String name) {
        StringBuilder other = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            other.setCharAt(i, c == '.' ? '/' : c == '/' ? '.' : c);
        }
        return other.toString();
    }

    private List<String> setting() {
        return List.of("sysctl", "-w", "-q", name + "=" + value);
    }

    void verify(Probe probe) {
        if (absent) {
            probe.check(!probe.exists(file), "its file is there");
            return;
        }
        boolean known = probe.exists(live);
        if (!known && !probe.predicting()) {
            throw new IllegalStateException("the kernel has no setting " + name + ", there is no " + live
                    + ": correct the name, or deploy what loads its module before");
        }
        String now = known ? current(probe) : "";
        FileStatus status = probe.status(file);
        byte[] content = status.isFile() ? probe.readBytes(file) : null;
        boolean kept = Arrays.equals(content, wanted) && status.mode().equals(MODE);
        if (!kept) {
            new ContentDiff(StandardCharsets.UTF_8, false, false, Set.of()).show(probe, file, content, wanted);
        }
        probe.check(now.equals(value), "the kernel has " + (now.isEmpty() ? "no value" : now));
        probe.check(kept, "its file is another one");
    }

    private String current(Probe probe) {
        return plain(probe.read(live));
    }

    void update(Target target) {
        Target root = target.as("root");
        if (absent) {
            root.delete(file);
            return;
        }
        set(target, root);
        root.write(file, wanted, MODE);
    }

    private void set(Target target, Target root) {
        if (target.exists(live) && current(target).equals(value)) {
            return;
        }
        try {
            root.command(setting().toArray(new String[0]))
                    .directory(Path.of("/"))
                    .timeout(LONGEST)
                    .run();
        } catch (CommandFailed e) {
            String why = e.exitCode() < 0
                    ? "there is no program sysctl (" + e.getMessage() + "): install the package procps"
                    : "the kernel does not take " + value + " for " + name + ", and keeps what it has";
            throw new CommandFailed(why, e.argv(), e.exitCode(), e.stdout(), e.stderr());
        }
        if (!target.predicting() && !current(target).equals(value)) {
            throw new IllegalStateException("the kernel was given " + value + " for " + name + ", and has "
                    + current(target) + ": set what it takes");
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, file);
    }
}
