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
import dev.launchway.text.DurationText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file system that is mounted: now, and after each boot.
 *
 * <pre>{@code
 * Mount.at("/srv/data").device("UUID=0a3407de-014b-458b-b5c1-848e92a327a3").type("ext4").options("noatime");
 * Mount.at("/srv/shared").device("nas.example.com:/export").type("nfs").options("ro", "_netdev");
 * Mount.at("/srv/cache").device("tmpfs").type("tmpfs").options("size=64m", "mode=0755");
 * Mount.at("/srv/former").absent();
 * }</pre>
 *
 * <p>It keeps one line of {@code /etc/fstab}, all other lines stay as they are, and mounts what is not mounted. It never makes a file
 * system: a device without one is an error. What is mounted already is changed by {@code remount}; another file system at the place
 * is refused.
 */
@Component
@Observed
public final class Mount {

    private static final FileMode MODE = FileMode.of(0644);
    private static final Path SYSTEMD = Path.of("/run/systemd/system");
    private static final Path BY_UUID = Path.of("/dev/disk/by-uuid");
    private static final Path BY_LABEL = Path.of("/dev/disk/by-label");

    /** Options of which the kernel tells for each mount whether they hold. */
    private static final Set<String> VISIBLE =
            Set.of("ro", "rw", "nosuid", "nodev", "noexec", "noatime", "nodiratime", "relatime");

    @Namevar
    String name;

    private final Path place;
    private String device;
    private String type;
    private List<String> options = List.of();
    private int dump;
    private int pass;
    private boolean absent;
    private Duration timeout = Duration.ofMinutes(2);

    private Path fstab;
    private String before;
    private String after;
    private boolean reload;
    private List<String> command = List.of();

    private Mount(String name, Path place) {
        this.name = name;
        this.place = place;
    }

    /**
     * A file system at a place.
     *
     * @param path an absolute path; the directory is made where it is missing
     * @return the component, which still needs a device and a type
     * @throws IllegalArgumentException for another path
     */
    public static Mount at(String path) {
        Path place = Path.of(path).normalize();
        if (!place.isAbsolute() || place.getParent() == null) {
            throw new IllegalArgumentException(
                    "Mount: '" + path + "' is no place for a file system: write an absolute path below /");
        }
        return new Mount(path, place);
    }

    /**
     * Sets what is mounted.
     *
     * @param source a device, {@code UUID=…}, {@code LABEL=…}, {@code host:/path}, or {@code tmpfs}
     * @return this
     */
    public Mount device(String source) {
        device = Arguments.line(label(), "device", source);
        return this;
    }

    /**
     * Sets the type of its file system.
     *
     * @param name as in {@code ext4}; {@code none} with the option {@code bind}
     * @return this
     */
    public Mount type(String name) {
        type = Arguments.word(label(), "type", name);
        return this;
    }

    /**
     * Sets its options; by default {@code defaults}. With {@code noauto} only the line of fstab is kept.
     *
     * @param words as in {@code noatime}
     * @return this
     */
    public Mount options(String... words) {
        List<String> given = new ArrayList<>();
        for (String word : words) {
            given.addAll(List.of(Arguments.word(label(), "option", word).split(",", -1)));
        }
        options = given;
        return this;
    }

    /**
     * Sets when it is checked at boot; by default never.
     *
     * @param order 0 for never, 1 for the root file system, 2 for others
     * @return this
     */
    public Mount pass(int order) {
        pass = order;
        return this;
    }

    /**
     * Has it backed up by dump(8); by default not.
     *
     * @return this
     */
    public Mount dumped() {
        dump = 1;
        return this;
    }

    /**
     * Has it unmounted, and its line removed. The directory stays. A file system in use is an error.
     *
     * @return this
     */
    public Mount absent() {
        absent = true;
        return this;
    }

    /**
     * Sets how long mounting may take; 2 minutes by default.
     *
     * @param longest the time
     * @return this
     */
    public Mount timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long mounting may take; 2 minutes by default.
     *
     * @param longest as in {@code 2m}
     * @return this
     */
    public Mount timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    private String label() {
        return "Mount(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (absent && (device != null || type != null)) {
            throw new IllegalArgumentException(label() + " has a device and is to be absent: keep one of both");
        }
        if (!absent && (device == null || type == null)) {
            throw new IllegalArgumentException(label() + " needs a "
                    + (device == null ? "device: add .device(\"UUID=…\")" : "type: add .type(\"ext4\")"));
        }
        fstab = here.map("/etc/fstab");
        here.manage(fstab, Aspect.PART);
        here.manage(fstab.resolveSibling("fstab (" + place + ")"), Aspect.CONTENT);
        Privilege root = here.as("root").timeout(timeout);
        root.writes(fstab, MODE, null, null);
        root.runs("systemctl", "daemon-reload");
        if (absent) {
            root.runsOn(place, unmounting());
        } else {
            root.createsDirectory(place);
            root.runsOn(place, mounting());
            root.runsOn(place, remounting());
        }
        here.settle(place, absent, absent ? "" : line());
    }

    private FstabLine line() {
        return new FstabLine(List.of(
                bytewise(device),
                bytewise(place.toString()),
                type,
                optionText(),
                Integer.toString(dump),
                Integer.toString(pass)));
    }

    /** A character for each byte in UTF-8: lines of others may be in any encoding, and stay as they are. */
    private static String bytewise(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private List<String> mounting() {
        return List.of("mount", "-t", type, "-o", optionText(), "--", device, place.toString());
    }

    private List<String> remounting() {
        return List.of("mount", "-o", "remount," + optionText(), "--", place.toString());
    }

    private List<String> unmounting() {
        return List.of("umount", "--", place.toString());
    }

    private String optionText() {
        return options.isEmpty() ? "defaults" : String.join(",", options);
    }

    void verify(Probe probe) {
        command = List.of();
        FileStatus status = probe.status(fstab);
        before = status.exists() ? new String(probe.readBytes(fstab), StandardCharsets.ISO_8859_1) : null;
        String text = before == null ? "" : before;
        after = absent ? FstabLine.removedFrom(text, bytewise(place.toString())) : line().putInto(text);
        reload = probe.exists(SYSTEMD);
        boolean kept = after.equals(text);
        String why = mountReason(probe, kept);
        if (!kept) {
            new ContentDiff(StandardCharsets.UTF_8, false, false, Set.of())
                    .show(probe, fstab, bytes(before), bytes(after));
        }
        probe.check(why.isEmpty(), why);
        probe.check(kept, "fstab has another line");
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sets what is to be run, and says why; empty for nothing. */
    private String mountReason(Probe probe, boolean kept) {
        Mounted now = Mounted.at(probe, place).orElse(null);
        if (absent) {
            command = now == null ? List.of() : unmounting();
            return now == null ? "" : "it is mounted";
        }
        if (now == null) {
            boolean wanted = !options.contains("noauto");
            command = wanted ? mounting() : List.of();
            return wanted ? "it is not mounted" : "";
        }
        refuseOther(probe, now);
        List<String> lacking = options.stream()
                .filter(VISIBLE::contains)
                .filter(option -> !now.options().contains(option))
                .toList();
        command = lacking.isEmpty() && kept ? List.of() : remounting();
        return lacking.isEmpty() ? "" : "it is mounted without " + String.join(",", lacking);
    }

    private void refuseOther(Probe probe, Mounted now) {
        boolean bound = options.contains("bind") || options.contains("rbind");
        String source = source(probe);
        boolean sameType = type.equals("auto") || now.type().startsWith(type);
        boolean sameSource = source.isEmpty() || now.source().equals(source);
        if (!bound && !(sameType && sameSource)) {
            throw new IllegalStateException("at " + place + " another file system is mounted, " + now.source() + " ("
                    + now.type() + "), not " + device + " (" + type + "): unmount it, by 'umount " + place
                    + "', when nothing uses it");
        }
    }

    /** What the kernel calls the device; empty where that cannot be told. */
    private String source(Probe probe) {
        Path link;
        if (device.startsWith("UUID=")) {
            link = BY_UUID.resolve(device.substring("UUID=".length()));
        } else if (device.startsWith("LABEL=")) {
            link = BY_LABEL.resolve(device.substring("LABEL=".length()));
        } else if (device.startsWith("/")) {
            link = Path.of(device);
        } else {
            return device.indexOf('=') >= 0 ? "" : device;
        }
        if (probe.status(link).isSymlink()) {
            return link.resolveSibling(probe.readLink(link)).normalize().toString();
        }
        // Of a file that is mounted through a loop device the kernel names the device.
        return device.startsWith("/dev/") && !device.startsWith("/dev/mapper/") ? device : "";
    }

    void update(Target target) {
        Target root = target.as("root");
        if (!absent && !target.exists(place)) {
            root.createDirectory(place);
        }
        if (!command.isEmpty()) {
            run(root, command);
        }
        if (after.equals(before == null ? "" : before)) {
            return;
        }
        root.write(fstab, bytes(after), MODE);
        if (reload) {
            run(root, List.of("systemctl", "daemon-reload"));
        }
    }

    private void run(Target root, List<String> argv) {
        try {
            root.command(argv.toArray(new String[0]))
                    .directory(Path.of("/"))
                    .timeout(timeout)
                    .run();
        } catch (CommandFailed e) {
            String why = e.getMessage();
            if (e.stderr().contains("busy")) {
                why = place + " is in use, and stays mounted: end what uses it, 'fuser -vm " + place + "' lists that";
            } else if (e.stderr().contains("wrong fs type")) {
                why = device + " has no file system " + type + " that this host can mount: it is never made here,"
                        + " so make it, correct the type, or install what mounts it";
            } else if (e.stderr().contains("does not exist") || e.stderr().contains("can't find")) {
                why = "there is no device " + device + " on this host: correct it, or attach it";
            }
            throw new CommandFailed(why, e.argv(), e.exitCode(), e.stdout(), e.stderr());
        }
    }
}
