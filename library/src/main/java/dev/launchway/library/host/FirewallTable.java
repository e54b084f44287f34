package dev.launchway.library.host;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Checksum;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table of nftables that is ours, in its file and in the kernel. Nftables writes a table in another way than it was given, so what
 * it wrote after the table was loaded is remembered, and compared.
 */
@Component
@Observed
final class FirewallTable {

    static final String NAME = "inet launchway";

    private static final FileMode MODE = FileMode.of(0644);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Namevar
    String name;

    private final Path path;
    private final byte[] wanted;
    private final String program;
    private final FirewallText rules;
    private final Path environment;
    private NoteFile note;
    private boolean isThere;

    /**
     * A table.
     *
     * @param path its file
     * @param text what it says; empty for no table
     * @param program the program {@code nft}
     * @param rules what it says, once more
     * @param environment the environment of this process, of which sshd has set a part
     */
    FirewallTable(Path path, String text, String program, FirewallText rules, Path environment) {
        this.path = path;
        this.name = path.getFileName().toString();
        this.wanted = text.getBytes(StandardCharsets.UTF_8);
        this.program = program;
        this.rules = rules;
        this.environment = environment;
    }

    void configure(Configuration here) {
        here.manage(path, Aspect.CONTENT);
        note = NoteFile.about(here, ".firewall", path.toString(), "launchway firewall 1");
        Privilege root = here.as("root").timeout(LONGEST);
        root.runs(listing());
        root.deletes(path);
        if (wanted.length == 0) {
            root.runs(deleting());
        } else {
            root.createsDirectory(path.getParent());
            root.writes(path, MODE, null, null);
            root.runs(trying());
            root.runs(loading());
        }
        here.settle(path, wanted);
    }

    private List<String> listing() {
        return List.of(program, "-s", "list", "table", "inet", "launchway");
    }

    private List<String> deleting() {
        return List.of(program, "delete", "table", "inet", "launchway");
    }

    private List<String> trying() {
        return List.of(program, "-c", "-f", "-");
    }

    private List<String> loading() {
        return List.of(program, "-f", path.toString());
    }

    void verify(Probe probe) {
        if (wanted.length > 0) {
            refuseWithoutSsh(probe);
        }
        if (!probe.exists(Path.of(program))) {
            if (!probe.predicting()) {
                throw new IllegalStateException("there is no " + program + ": install the package nftables, or set the"
                        + " attribute 'program' of firewall to where it is");
            }
            probe.check(false, "its table is not loaded");
        }
        String loaded = loaded(probe.as("root"));
        isThere = !loaded.isEmpty();
        FileStatus now = probe.status(path);
        if (wanted.length == 0) {
            probe.check(!isThere && !now.exists(), "its table is there");
            return;
        }
        byte[] current = now.isFile() ? probe.readBytes(path) : null;
        if (!Arrays.equals(current, wanted) || !now.mode().equals(MODE)) {
            new ContentDiff(StandardCharsets.UTF_8, false, false, Set.of()).show(probe, path, current, wanted);
            probe.check(false, "its rules are other ones");
        }
        probe.check(isThere, "its table is not loaded");
        probe.check(note.read(probe).equals(Optional.of(noted(loaded))), "its table was changed since it was loaded");
    }

    private void refuseWithoutSsh(Probe probe) {
        SshWay.of(probe, environment)
                .filter(way -> !rules.accepts(way.client(), way.port()))
                .ifPresent(way -> {
                    throw new IllegalStateException("no rule of the firewall lets SSH in at " + way
                            + ", by which this host is deployed: add FirewallRule.named(\"ssh\").tcp(" + way.port()
                            + ") before what drops it, to a component of this host");
                });
    }

    /** The table as the kernel has it; empty where it has none. */
    private String loaded(Probe root) {
        CommandResult listed = call(root, listing()).allowExit(0, 1).run();
        if (listed.exitCode() != 0 && !listed.stderr().contains("No such file or directory")) {
            throw new IllegalStateException(
                    "nftables cannot be asked on this host: " + listed.stderr().strip());
        }
        return listed.stdout();
    }

    private List<String> noted(String loaded) {
        return List.of(Checksum.of(wanted), Checksum.of(loaded.getBytes(StandardCharsets.UTF_8)));
    }

    private static CommandCall call(Probe probe, List<String> argv) {
        return probe.command(argv.toArray(new String[0]))
                .directory(Path.of("/"))
                .timeout(LONGEST);
    }

    void update(Target target) {
        Target root = target.as("root");
        if (wanted.length == 0) {
            if (isThere) {
                call(root, deleting()).run();
            }
            root.delete(path);
            return;
        }
        tryOut(root);
        if (!target.exists(path.getParent())) {
            root.createDirectory(path.getParent());
        }
        root.write(path, wanted, MODE);
        call(root, loading()).run();
        if (!target.predicting()) {
            note.write(target, noted(loaded(root)));
        }
    }

    private void tryOut(Target root) {
        try {
            call(root, trying())
                    .stdin(new String(wanted, StandardCharsets.UTF_8))
                    .run();
        } catch (CommandFailed e) {
            throw new CommandFailed(
                    "nftables does not take the new rules, and the old ones stay: " + e.getMessage(),
                    e.argv(),
                    e.exitCode(),
                    e.stdout(),
                    e.stderr());
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, path);
    }
}
