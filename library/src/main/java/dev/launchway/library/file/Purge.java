package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.PathPatterns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what a pattern matches.
 *
 * <pre>{@code
 * Purge.of("old-*");
 * }</pre>
 *
 * <p>Files, directories with all in them, and symlinks are removed; what a symlink points to is left alone. In each part of the
 * path {@code *}, {@code ?}, {@code [a-z]} and {@code {a,b}} may stand; {@code **} as a whole part stands for directories at any
 * depth. A name that begins with a dot is matched only by a pattern that does so too.
 */
@Component
@Observed
public final class Purge {

    private static final int SHOWN_AT_MOST = 20;

    @Namevar
    String pattern;

    private final boolean mapped;
    private final boolean exact;
    private Path base;
    private List<String> segments = List.of();
    private List<Path> found = List.of();
    private ActingUser actor = ActingUser.NONE;

    private Purge(String pattern, boolean mapped, boolean exact) {
        this.pattern = pattern;
        this.mapped = mapped;
        this.exact = exact;
    }

    /**
     * Removes what a pattern matches.
     *
     * @param pattern relative to the work directory, or absolute; without special characters it is a path
     * @return the component
     */
    public static Purge of(String pattern) {
        return new Purge(pattern, false, false);
    }

    /**
     * Removes what a pattern matches.
     *
     * @param pattern a mapped path, with special characters or without
     * @return the component
     */
    public static Purge of(Path pattern) {
        return new Purge(pattern.toString(), pattern.isAbsolute(), false);
    }

    /**
     * Removes what stands at one path, whatever characters are in its name. That another component of the host makes something there is
     * an error.
     *
     * @param path a mapped path
     * @return the component
     */
    public static Purge exactly(Path path) {
        return new Purge(path.toString(), true, true);
    }

    /**
     * Removes it as another user, by {@code sudo} where the deployment is not that user's already. It must be one path then, without
     * special characters: a rule of sudo names what is removed.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public Purge as(String user) {
        actor = ActingUser.of(label(), user);
        return this;
    }

    void configure(Configuration here) {
        if (pattern.isBlank()) {
            throw new IllegalArgumentException("Purge has an empty pattern: name what is to be removed");
        }
        List<String> parts = new ArrayList<>(List.of(pattern.split("/+", -1)));
        int literal = exact ? parts.size() : 0;
        while (literal < parts.size() && !Globs.isGlob(parts.get(literal))) {
            literal++;
        }
        String prefix = String.join("/", parts.subList(0, literal));
        if (pattern.startsWith("/") && prefix.isEmpty()) {
            prefix = "/";
        }
        base = mapped ? Path.of(prefix) : prefix.isEmpty() ? here.workdir() : here.map(prefix);
        segments = List.copyOf(parts.subList(literal, parts.size()));
        for (String segment : segments) {
            PathPatterns.matcher(segment, label());
        }
        if (segments.isEmpty() && here.workdir().startsWith(base)) {
            throw new IllegalArgumentException(
                    label() + " would remove the work directory itself: name what in it is to be removed");
        }
        if (actor.isOther() && !segments.isEmpty()) {
            throw new IllegalArgumentException(label() + " has a pattern, and what it matches as " + actor.name()
                    + " no rule of sudo can name: name each path by a Purge of its own");
        }
        if (exact) {
            here.manage(base, Aspect.CONTENT);
        }
        actor.declare(here, rights -> rights.deletes(base));
    }

    private String label() {
        return "Purge(\"" + pattern + "\")";
    }

    void verify(Probe probe) {
        found = Globs.expand(actor.on(probe), base, segments, label());
        if (found.isEmpty()) {
            return;
        }
        for (Path path : found.subList(0, Math.min(found.size(), SHOWN_AT_MOST))) {
            probe.log("removes %s", path);
        }
        if (found.size() > SHOWN_AT_MOST) {
            probe.log("removes %d more", found.size() - SHOWN_AT_MOST);
        }
        throw new UpdateNeeded();
    }

    void update(Target target) {
        for (Path path : found) {
            actor.on(target).delete(path);
        }
    }
}
