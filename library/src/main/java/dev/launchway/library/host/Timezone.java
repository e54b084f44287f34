package dev.launchway.library.host;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.LastUpdated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The time zone of a host.
 *
 * <pre>{@code
 * Timezone.of("Europe/Berlin");
 * }</pre>
 *
 * <p>It sets the link {@code /etc/localtime}, and {@code /etc/timezone} where the host has that file, as Debian does. Programs that
 * run keep the former zone until they are started again: {@code ServiceState.of("cron").restartOn(zone)}.
 */
@Component
@Observed
public final class Timezone {

    private static final Path ZONES = Path.of("/usr/share/zoneinfo");
    private static final FileMode MODE = FileMode.of(0644);

    @Namevar
    String name;

    private Path link;
    private Path text;
    private boolean hasText;

    private Timezone(String name) {
        this.name = name;
    }

    /**
     * The zone of the host.
     *
     * @param name as in {@code Europe/Berlin}, {@code Etc/UTC}; whether the host knows it is asked there
     * @return the component
     * @throws IllegalArgumentException for a text that is no name of a zone
     */
    public static Timezone of(String name) {
        if (!name.matches("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")) {
            throw new IllegalArgumentException(
                    "Timezone: '" + name + "' is no name of a time zone: write it as in Europe/Berlin");
        }
        return new Timezone(name);
    }

    void configure(Configuration here) {
        link = here.map("/etc/localtime");
        text = here.map("/etc/timezone");
        here.manage(link, Aspect.CONTENT);
        here.manage(text, Aspect.CONTENT);
        Privilege root = here.as("root");
        root.links(link, ZONES.resolve(name));
        root.writes(text, MODE, null, null);
        here.settle(name);
    }

    void verify(Probe probe) {
        Path zone = ZONES.resolve(name);
        if (!probe.exists(zone) || probe.status(zone).isDirectory()) {
            throw new IllegalStateException(unknown(probe));
        }
        hasText = probe.exists(text);
        boolean linked = probe.status(link).isSymlink()
                && link.resolveSibling(probe.readLink(link)).normalize().equals(zone);
        probe.check(linked, "/etc/localtime is another one");
        probe.check(!hasText || probe.read(text).strip().equals(name), "/etc/timezone is another one");
    }

    private String unknown(Probe probe) {
        if (probe.list(ZONES).isEmpty()) {
            return "this host has no time zones, there is no " + ZONES + ": install the package tzdata before";
        }
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Path area = ZONES.resolve(name).getParent();
        List<String> near = probe.list(probe.exists(area) ? area : ZONES).stream()
                .map(zone -> ZONES.relativize(zone).toString())
                .filter(zone -> isNear(zone.substring(zone.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT), last))
                .toList();
        return "this host knows no time zone '" + name + "'"
                + (near.isEmpty() ? "" : ", but " + String.join(", ", near))
                + ": correct the name; 'ls " + ZONES + "' lists them. Old names are in the package tzdata-legacy";
    }

    private static boolean isNear(String zone, String last) {
        int same = 0;
        while (same < zone.length() && same < last.length() && zone.charAt(same) == last.charAt(same)) {
            same++;
        }
        return same >= 3;
    }

    void update(Target target) {
        Target root = target.as("root");
        if (hasText) {
            root.write(text, (name + "\n").getBytes(StandardCharsets.UTF_8), MODE);
        }
        root.symlink(link, ZONES.resolve(name));
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, link);
    }
}
