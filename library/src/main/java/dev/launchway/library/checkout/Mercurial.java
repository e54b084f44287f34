package dev.launchway.library.checkout;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Mercurial, as hg(1) describes it. Which revision is checked out, the first bytes of {@code .hg/dirstate} tell. */
final class Mercurial implements VersionControl {

    private static final String DIRECTORY = ".hg";
    private static final int NODE_BYTES = 20;
    private static final int CHUNK = 64 * 1024;
    private static final int NODE_DIGITS = 2 * NODE_BYTES;

    /** "hg help internals.dirstate-v2": a longer file has this before the revision. */
    private static final byte[] SECOND_FORMAT = "dirstate-v2\n".getBytes(StandardCharsets.US_ASCII);

    /** What an interrupted hg leaves. It finds out by itself that nobody is there any more, unless the host has another name now. */
    private static final List<String> LOCKS = List.of("wlock", "store/lock");

    /** In seconds: how long it waits for another hg in the checkout. */
    private static final int LOCK_TIMEOUT = 60;

    private final RemoteAccess access;
    private final Path knownHosts;
    private final boolean subrepositories;

    Mercurial(RemoteAccess access, Path knownHosts, boolean subrepositories) {
        this.access = access;
        this.knownHosts = knownHosts;
        this.subrepositories = subrepositories;
    }

    @Override
    public String program() {
        return "hg";
    }

    @Override
    public String packageName() {
        return "mercurial";
    }

    @Override
    public String administration() {
        return DIRECTORY;
    }

    @Override
    public boolean changesOrigin() {
        return false;
    }

    @Override
    public String state(Probe probe, Path path) {
        Path dirstate = path.resolve(DIRECTORY).resolve("dirstate");
        if (!probe.status(dirstate).isFile()) {
            return "";
        }
        ByteBuffer begin = ByteBuffer.allocate(SECOND_FORMAT.length + NODE_BYTES);
        try (SeekableByteChannel channel = probe.channel(dirstate)) {
            for (int read = 0; read >= 0 && begin.hasRemaining(); ) {
                read = channel.read(begin);
            }
            skipRest(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin.flip();
        boolean second = begin.remaining() >= SECOND_FORMAT.length
                && ByteBuffer.wrap(SECOND_FORMAT).equals(begin.slice(0, SECOND_FORMAT.length));
        begin.position(second ? SECOND_FORMAT.length : 0);
        if (begin.remaining() < NODE_BYTES) {
            return "";
        }
        byte[] node = new byte[NODE_BYTES];
        begin.get(node);
        return HexFormat.of().formatHex(node);
    }

    /** What is read to its end is known by its checksum when it is looked at again. */
    private static void skipRest(SeekableByteChannel channel) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(CHUNK);
        while (channel.read(rest) >= 0) {
            rest.clear();
        }
    }

    @Override
    public String origin(Probe probe, Path path) {
        return local(probe::command, path, "paths", "default")
                .allowExit(0, 1)
                .run()
                .stdout()
                .strip();
    }

    @Override
    public String revision(Probe probe, Path path) {
        return state(probe, path);
    }

    @Override
    public boolean has(Probe probe, Path path, String revision) {
        return local(probe::command, path, "log", "--template={node}", "--rev=" + revision)
                        .allowExit(0, 1, 255)
                        .run()
                        .exitCode()
                == 0;
    }

    @Override
    public List<String> changes(Probe probe, Path path, boolean untracked, String noted) {
        List<String> status =
                new ArrayList<>(List.of("status", "--print0", "--modified", "--added", "--removed", "--deleted"));
        if (untracked) {
            status.add("--unknown");
        }
        if (subrepositories) {
            status.add("--subrepos");
        }
        String found =
                local(probe::command, path, status.toArray(new String[0])).run().stdout();
        List<String> changes = new ArrayList<>(List.of(found.split("\0", -1)));
        changes.removeIf(String::isEmpty);
        if (!revision(probe, path).equals(noted)) {
            String given = noted.isEmpty() ? "" : " and not ancestors(" + noted + ")";
            changes.addAll(local(
                            probe::command,
                            path,
                            "log",
                            "--limit=20",
                            "--rev=ancestors(.) and draft()" + given,
                            "--template=commit {node|short} {desc|firstline}\\n")
                    .run()
                    .stdout()
                    .lines()
                    .toList());
        }
        return changes;
    }

    @Override
    public void reach(Target target, Path directory, CheckoutWork work) {
        remote(target::command, directory, knownHosts, "identify", "--id", "--rev=" + work.revision(), url())
                .run();
    }

    @Override
    public void make(Target target, Path path, CheckoutWork work) {
        local(target::command, path, "init", ".").run();
        if (!target.predicting()) {
            target.write(path.resolve(DIRECTORY).resolve("hgrc"), "[paths]\ndefault = " + url() + "\n");
        }
        prepare(target, path, work);
        change(target, path, work);
    }

    @Override
    public void prepare(Target target, Path path, CheckoutWork work) {
        if (work.interrupted()) {
            LOCKS.forEach(lock -> target.delete(path.resolve(DIRECTORY).resolve(lock)));
            local(target::command, path, "recover", "--no-verify")
                    .allowExit(0, 1)
                    .run();
        }
        if (work.fetch()) {
            remote(target::command, path, knownHosts, "pull", "--quiet", "--rev=" + work.revision(), url())
                    .run();
        }
    }

    @Override
    public void change(Target target, Path path, CheckoutWork work) {
        remote(
                        target::command,
                        path,
                        knownHosts,
                        "update",
                        "--quiet",
                        work.force() ? "--clean" : "--check",
                        "--rev=" + work.revision())
                .run();
        if (work.clean()) {
            local(target::command, path, "--config=extensions.purge=", "purge").run();
        }
        // It notes which files it need not read again: now, so that a later look has nothing to note.
        local(target::command, path, "status", "--quiet").run();
    }

    private String url() {
        return access.url().text();
    }

    @Override
    public String resolve(Caller caller, Path directory, Path keys, Wanted wanted) {
        return remote(caller, directory, keys, "identify", "--template={node}", "--rev=" + wanted.name(), url())
                .run()
                .stdout()
                .strip();
    }

    /** A revision may be given short. */
    @Override
    public boolean same(String one, String other) {
        return one.startsWith(other) || (other.length() == NODE_DIGITS && other.startsWith(one) && !one.isEmpty());
    }

    private CommandCall local(Caller caller, Path directory, String... arguments) {
        return plain(access.local(caller, hg(knownHosts, arguments)), directory);
    }

    private CommandCall remote(Caller caller, Path directory, Path keys, String... arguments) {
        CommandCall call = plain(access.remote(caller, hg(keys, arguments)), directory);
        if (access.password() != null) {
            call.env("HGRCPATH", "/etc/mercurial:~/.hgrc:~/.config/hg/hgrc:/dev/fd/" + RemoteAccess.SECRET_DESCRIPTOR)
                    .secretFd(RemoteAccess.SECRET_DESCRIPTOR, access.password().map(this::configuration));
        }
        return call;
    }

    /** "hg help config.auth": for this repository's host alone. */
    private String configuration(String password) {
        CheckoutUrl at = access.url();
        return "[auth]\nlaunchway.prefix = " + at.site().substring(at.scheme().length() + "://".length())
                + "\nlaunchway.schemes = " + at.scheme() + "\nlaunchway.username = " + access.user()
                + "\nlaunchway.password = " + password + "\n";
    }

    private static CommandCall plain(CommandCall call, Path directory) {
        return call.directory(directory).env("HGPLAIN", "1").env("HGENCODING", "UTF-8");
    }

    private List<String> hg(Path keys, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("hg", "--noninteractive"));
        if (access.url().isSsh()) {
            argv.add("--config=ui.ssh=" + access.ssh(keys));
        }
        argv.add("--config=ui.timeout=" + LOCK_TIMEOUT);
        argv.add("--config=subrepos.allowed=" + subrepositories);
        argv.addAll(List.of(arguments));
        return argv;
    }
}
