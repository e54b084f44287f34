package dev.launchway.library.application;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of an application that finds its Java and links to it, so that the application's command is the same wherever that is. A
 * link to a Java that is there and new enough stays, so that another one that is installed beside it restarts nothing.
 */
@Component
@Observed
final class JavaRuntime {

    @Namevar
    String name;

    private final String application;
    private final int required;
    private final Path given;
    private final Path link;
    private JavaHomes homes;
    private Path found;

    /**
     * A link.
     *
     * @param application what it is for, as the beginning of an error
     * @param required the oldest version; 0 for any
     * @param given the Java to take; {@code null} to look for one
     * @param link where the link is
     */
    JavaRuntime(String application, int required, Path given, Path link) {
        this.application = application;
        this.required = required;
        this.given = given;
        this.link = link;
        name = required == 0 ? "" : "" + required;
    }

    void configure(Configuration here) {
        homes = new JavaHomes(here.map("~"));
        here.manage(link, Aspect.CONTENT);
        here.settle(required, given, link);
    }

    void verify(Probe probe) {
        Path now = probe.status(link).isSymlink() ? probe.readLink(link) : null;
        if (given == null && now != null && JavaHomes.version(probe, now) >= Math.max(1, required)) {
            return;
        }
        Placement.checkReplaceable(probe, link, probe.status(link), "a symlink");
        found = given == null ? homes.find(probe, required) : checked(probe);
        if (found == null && probe.predicting()) {
            throw new UpdateNeeded("there is no " + JavaHomes.words(required) + " yet");
        }
        if (found == null) {
            throw new IllegalStateException(application + " needs " + JavaHomes.words(required)
                    + ", and this host has none: there is " + homes.words(probe) + "; install the package openjdk-"
                    + (required == 0 ? 17 : required) + "-jre-headless, or bring one: .jdk(Extract.of(…))");
        }
        probe.check(found.equals(now), "its Java is " + found);
    }

    private Path checked(Probe probe) {
        int version = JavaHomes.version(probe, given);
        if (version > 0 && version >= required) {
            return given;
        }
        if (probe.predicting()) {
            return null;
        }
        throw new IllegalStateException(application + " needs " + JavaHomes.words(required) + ", and at " + given
                + ", which" + " .jdk(…) names, there is "
                + (version == 0 ? "none: its file 'release' tells the version" : "Java " + version));
    }

    void update(Target target) {
        if (found != null) {
            Placement.createParent(target, link, true);
            target.symlink(link, found);
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, link);
    }
}
