package dev.launchway.library.user;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.file.File;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What {@code sudo} lets users do: a file of {@code /etc/sudoers.d}, as root.
 *
 * <pre>{@code
 * Sudoers.named("shop").rule(SudoRule.of("shop").runs("/usr/bin/systemctl", "reload", "nginx").noPassword());
 * Sudoers.named("editors").lines("Defaults:%editors editor=/usr/bin/vim\n");
 * Sudoers.named("former").absent();
 * }</pre>
 *
 * <p>A new content is tried by {@code visudo -c} before it takes the place of the old one: a file that sudo does not understand never
 * counts. It belongs to root, with mode 0440.
 */
@Component
@Observed
public final class Sudoers {

    private static final String DIRECTORY = "/etc/sudoers.d/";

    @Namevar
    String name;

    private final StringBuilder lines = new StringBuilder();
    private String as = "root";
    private boolean absent;
    private Path path;

    private Sudoers(String name) {
        this.name = name;
    }

    /**
     * A file of rules.
     *
     * @param name its name below {@code /etc/sudoers.d}
     * @return the component, which still needs a rule
     * @throws IllegalArgumentException for a name with other characters than letters, digits, {@code -} and {@code _}: sudo passes
     *     over files with a dot, and over those that end with {@code ~}
     */
    public static Sudoers named(String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("'" + name + "' is no name for a file of " + DIRECTORY
                    + ": sudo reads those alone that have letters, digits, '-' and '_' in their names");
        }
        return new Sudoers(name);
    }

    /**
     * Adds a rule.
     *
     * @param rule who may do what
     * @return this
     * @throws IllegalArgumentException for a rule that allows nothing
     */
    public Sudoers rule(SudoRule rule) {
        lines.append(rule.line()).append('\n');
        return this;
    }

    /**
     * Adds lines as they are, sudoers(5).
     *
     * @param text lines; a missing last line end is added
     * @return this
     */
    public Sudoers lines(String text) {
        lines.append(Objects.requireNonNull(text, "lines"));
        if (!text.endsWith("\n")) {
            lines.append('\n');
        }
        return this;
    }

    /**
     * Makes sure that there is no such file.
     *
     * @return this
     */
    public Sudoers absent() {
        absent = true;
        return this;
    }

    /**
     * Sets the user who writes it; by default {@code root}.
     *
     * @param user one who may, on the target
     * @return this
     */
    public Sudoers as(String user) {
        as = AccountNames.checked("Sudoers(\"" + name + "\")", "user", user);
        return this;
    }

    void configure(Configuration here) {
        if (absent) {
            path = here.map(DIRECTORY + name);
            here.manage(path, Aspect.CONTENT);
            here.as(as).looksAt(path).deletes(path);
            here.settle(path);
            return;
        }
        if (lines.length() == 0) {
            throw new IllegalArgumentException(
                    "Sudoers(\"" + name + "\") says nothing: add .rule(…) or .lines(…), or say .absent()");
        }
        here.add(new RequiredVisudo());
        here.add(File.at(DIRECTORY + name)
                .content(here.expand("# {{ managed }}\n") + lines)
                .mode("0440")
                .owner("root")
                .group("root")
                .validate(RequiredVisudo.PROGRAM, "-cf", "{}")
                .as(as));
    }

    void verify(Probe probe) {
        probe.check(!absent || !probe.as(as).exists(path), "there is such a file");
    }

    void update(Target target) {
        target.as(as).delete(path);
    }
}
