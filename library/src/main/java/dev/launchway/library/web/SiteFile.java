package dev.launchway.library.web;

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
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of a site, and the link that puts it into force. It takes the place of the old one when the server has nothing to say against
 * its whole configuration with the new file in it: a copy of the main file reads it there.
 */
@Component
@Observed
final class SiteFile {

    private static final FileMode FOR_ALL = FileMode.of(0644);
    private static final FileMode FOR_ITS_OWNER = FileMode.of(0600);
    /** What nginx says at the end, and what Apache says on each host without a name. */
    private static final Pattern NOISE = Pattern.compile("test failed$|AH00558");

    private static final String CHECKED = ".launchway-check.";

    @Namevar
    String name;

    private final Path path;
    private final Path link;
    private final byte[] wanted;
    private final RunningServer server;
    private final Includes includes;
    private final List<String> check;
    private ContentDiff diff = ContentDiff.UTF_8;
    private boolean replaced;
    private byte[] former;
    private boolean linked;

    /**
     * A file.
     *
     * @param path where it is
     * @param link what links to it, for the server to read it; {@code null} where it reads the file itself
     * @param text what it says; {@code null} for no file
     * @param server who reads it
     * @param includes how its main file names it
     * @param check checks a configuration, with the path of a main file added
     */
    SiteFile(Path path, Path link, String text, RunningServer server, Includes includes, List<String> check) {
        this.name = path.getFileName().toString();
        this.path = path;
        this.link = link;
        this.wanted = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        this.server = server;
        this.includes = includes;
        this.check = check;
    }

    void configure(Configuration here) {
        here.manage(path, Aspect.CONTENT);
        here.manage(path, Aspect.MODE);
        if (link != null) {
            here.manage(link, Aspect.CONTENT);
        }
        if (wanted != null) {
            diff = diff.holding(here.secretsIn(wanted));
        }
        here.settle(path, link, wanted, argv());
        declare(here);
    }

    /** Says what whoever replaces it runs and writes. */
    void declare(Configuration here) {
        here.runs(argv());
        server.actor().declare(here, this::declare);
    }

    private void declare(Privilege rights) {
        rights.reads(server.main()).lists(read().getParent());
        rights.writes(path, mode(), null, null).deletes(path).createsDirectory(path.getParent());
        rights.writes(candidate(), FOR_ITS_OWNER, null, null).deletes(candidate());
        rights.writes(copyOfMain(), FOR_ITS_OWNER, null, null).deletes(copyOfMain());
        rights.timeout(server.timeout()).runs(argv());
        if (link != null) {
            rights.looksAt(link).links(link, linkText()).deletes(link).createsDirectory(link.getParent());
        }
    }

    /** What the server's main file names. */
    private Path read() {
        return link == null ? path : link;
    }

    private Path linkText() {
        return link.getParent().relativize(path);
    }

    private List<String> argv() {
        List<String> argv = new ArrayList<>(check);
        argv.add(copyOfMain().toString());
        return argv;
    }

    private Path copyOfMain() {
        return server.main().resolveSibling(CHECKED + name + "." + server.main().getFileName());
    }

    private Path candidate() {
        return path.resolveSibling(CHECKED + name);
    }

    private FileMode mode() {
        return diff.open() ? FOR_ALL : FOR_ITS_OWNER;
    }

    void verify(Probe deployment) {
        Probe probe = server.actor().on(deployment);
        replaced = false;
        FileStatus now = probe.status(path);
        if (wanted == null) {
            probe.check(!now.exists() && (link == null || !probe.status(link).exists()), "the site is to be gone");
            return;
        }
        Placement.checkReplaceable(probe, path, now, "a file");
        byte[] current = now.isFile() ? probe.readBytes(path) : null;
        if (!Arrays.equals(current, wanted)) {
            diff.show(probe, path, current, wanted);
            throw new UpdateNeeded();
        }
        probe.check(now.mode().equals(mode()), "its mode is " + now.mode() + ", and not " + mode());
        probe.check(isLinked(probe), link + " does not lead to it");
    }

    private boolean isLinked(Probe probe) {
        if (link == null) {
            return true;
        }
        FileStatus now = probe.status(link);
        Placement.checkReplaceable(probe, link, now, "a symlink");
        return now.isSymlink()
                && link.resolveSibling(probe.readLink(link)).normalize().equals(path);
    }

    void update(Target deployment) {
        Target target = server.actor().on(deployment);
        former = target.status(path).isFile() ? target.readBytes(path) : null;
        linked = link != null && target.status(link).isSymlink();
        replace(deployment, wanted);
        replaced = true;
    }

    /** Gives it another content, when the server takes that; {@code null} for none. */
    void replace(Target deployment, byte[] content) {
        Target target = server.actor().on(deployment);
        check(target, content);
        put(target, content, content != null);
    }

    private void put(Target target, byte[] content, boolean inForce) {
        if (link != null && !inForce) {
            target.delete(link);
        }
        if (content == null) {
            target.delete(path);
        } else {
            createDirectory(target, path.getParent());
            target.write(path, content, mode());
        }
        if (link != null && inForce) {
            createDirectory(target, link.getParent());
            target.symlink(link, linkText());
        }
    }

    private static void createDirectory(Target target, Path directory) {
        if (!target.exists(directory)) {
            target.createDirectory(directory);
        }
    }

    /** Puts back what was there before this run changed it. */
    void undo(Target target) {
        if (replaced) {
            put(server.actor().on(target), former, link == null ? former != null : linked);
        }
    }

    private void check(Target target, byte[] content) {
        if (!target.predicting()) {
            server.require(target);
        }
        try {
            if (content != null) {
                createDirectory(target, path.getParent());
                target.write(candidate(), content, FOR_ITS_OWNER);
            }
            if (target.exists(server.main()) || !target.predicting()) {
                target.write(copyOfMain(), mainWith(target, content), FOR_ITS_OWNER);
            }
            server.call(target, argv()).run();
        } catch (CommandFailed e) {
            throw refused(target, e);
        } finally {
            target.delete(copyOfMain());
            target.delete(candidate());
        }
    }

    private byte[] mainWith(Target target, byte[] content) {
        Path main = server.main();
        String text = new String(target.readBytes(main), StandardCharsets.ISO_8859_1);
        Optional<String> whole = includes.replaced(target, text, main, read(), content == null ? null : candidate());
        if (whole.isEmpty() && content != null) {
            throw new IllegalStateException(
                    main + " reads no " + read() + ", so " + server.title()
                            + " would never know of the site: include it there, or say by .directory(…) which directory it reads");
        }
        return whole.orElse(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Errors tell the files that were checked; their reader knows the ones that these stand for. */
    private CommandFailed refused(Target target, CommandFailed failure) {
        String what = failure.exitCode() < 0 ? "cannot check" : "refuses";
        String now = target.exists(path) ? "which stays as it was" : "which was not written";
        String said = named(failure.stderr());
        String why = said.lines()
                .filter(line -> !line.isBlank() && !NOISE.matcher(line).find())
                .limit(2)
                .collect(Collectors.joining(" "));
        return new CommandFailed(
                server.title() + " " + what + " its configuration with the new " + path + ", " + now + ": "
                        + (why.isEmpty() ? failure.getMessage() : why),
                failure.argv(),
                failure.exitCode(),
                named(failure.stdout()),
                said);
    }

    private String named(String output) {
        return output.replace(candidate().toString(), path.toString())
                .replace(copyOfMain().toString(), server.main().toString());
    }

    /** What it says on the host now; empty where it is missing. */
    String text(Probe deployment) {
        Probe probe = server.actor().on(deployment);
        return probe.status(path).isFile() ? new String(probe.readBytes(path), StandardCharsets.UTF_8) : "";
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(server.actor().on(probe), path);
    }
}
