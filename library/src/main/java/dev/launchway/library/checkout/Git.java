package dev.launchway.library.checkout;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * git, as git(1) describes it. A checkout stands at a commit, "detached": which one, {@code .git/HEAD} tells.
 *
 * <p>The repository is named to git by {@code GIT_DIR}: one that is damaged must not make git look for another one in the
 * directories above. Whose it is, is asked before ({@code safe.directory} of git-config(1)).
 */
final class Git implements VersionControl {

    private static final String DIRECTORY = ".git";
    private static final String HEADS = "+refs/heads/*:refs/remotes/origin/*";
    private static final String TAGS = "+refs/tags/*:refs/tags/*";

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final int OLDEST_MINOR = 31;

    /** What an interrupted git leaves beside the file that it was about to replace, and the next one takes for one that runs. */
    private static final String LOCK = ".lock";

    /** Below it nothing is locked that a checkout needs, and there may be very much. */
    private static final String OBJECTS = "objects";

    private final RemoteAccess access;
    private final Path knownHosts;
    private final GitSettings settings;
    private final boolean submodules;
    private final int depth;

    Git(RemoteAccess access, Path knownHosts, boolean submodules, int depth) {
        this.access = access;
        this.knownHosts = knownHosts;
        this.settings = new GitSettings(access);
        this.submodules = submodules;
        this.depth = depth;
    }

    @Override
    public String program() {
        return "git";
    }

    @Override
    public String packageName() {
        return "git";
    }

    @Override
    public String administration() {
        return DIRECTORY;
    }

    /** {@code GIT_CONFIG_COUNT} came with 2.31: an older git would run hooks, and would not be given the password. */
    @Override
    public void checkVersion(String text) {
        Matcher version = VERSION.matcher(text);
        if (version.find()) {
            int major = Integer.parseInt(version.group(1));
            int minor = Integer.parseInt(version.group(2));
            if (major < 2 || (major == 2 && minor < OLDEST_MINOR)) {
                throw new IllegalStateException(
                        text.strip() + " is too old: a GitCheckout needs git 2." + OLDEST_MINOR + " or newer");
            }
        }
    }

    @Override
    public boolean changesOrigin() {
        return true;
    }

    @Override
    public String state(Probe probe, Path path) {
        Path head = path.resolve(DIRECTORY).resolve("HEAD");
        return probe.exists(head) ? probe.read(head).strip() : "";
    }

    @Override
    public String origin(Probe probe, Path path) {
        return query(probe, path, "config", "--get", "remote.origin.url")
                .allowExit(0, 1)
                .run()
                .stdout()
                .strip();
    }

    @Override
    public String revision(Probe probe, Path path) {
        return query(probe, path, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
                .allowExit(0, 1)
                .run()
                .stdout()
                .strip();
    }

    @Override
    public boolean has(Probe probe, Path path, String revision) {
        boolean there = query(probe, path, "cat-file", "-e", revision + "^{commit}")
                        .allowExit(0, 1, 128)
                        .run()
                        .exitCode()
                == 0;
        return there && (depth > 0 || !probe.exists(shallow(path)));
    }

    private static Path shallow(Path path) {
        return path.resolve(DIRECTORY).resolve("shallow");
    }

    @Override
    public List<String> changes(Probe probe, Path path, boolean untracked, String noted) {
        String status = query(
                        probe,
                        path,
                        "status",
                        "--porcelain",
                        "-z",
                        "--no-renames",
                        "--untracked-files=" + (untracked ? "normal" : "no"),
                        "--ignore-submodules=" + (untracked ? "none" : "untracked"))
                .run()
                .stdout();
        List<String> changes = new ArrayList<>(List.of(status.split("\0", -1)));
        changes.removeIf(String::isEmpty);
        String current = revision(probe, path);
        if (!current.isEmpty() && !current.equals(noted)) {
            changes.addAll(ownCommits(probe, path, noted));
        }
        return changes;
    }

    private List<String> ownCommits(Probe probe, Path path, String noted) {
        List<String> query = new ArrayList<>(
                List.of("log", "--max-count=20", "--format=commit %h %s", "HEAD", "--not", "--remotes", "--tags"));
        if (!noted.isEmpty() && has(probe, path, noted)) {
            query.add(noted);
        }
        return query(probe, path, query.toArray(new String[0]))
                .run()
                .stdout()
                .lines()
                .toList();
    }

    @Override
    public void reach(Target target, Path directory, CheckoutWork work) {
        settings.giveTo(
                        access.remote(
                                target::command,
                                List.of(
                                        "git",
                                        "ls-remote",
                                        "--quiet",
                                        access.url().text(),
                                        "HEAD")),
                        knownHosts)
                .directory(directory)
                .run();
    }

    @Override
    public void make(Target target, Path path, CheckoutWork work) {
        local(target, path, "init", "--quiet", "--template=").run();
        prepare(target, path, work);
        change(target, path, work);
    }

    @Override
    public void prepare(Target target, Path path, CheckoutWork work) {
        if (work.interrupted()) {
            removeLocks(target, path.resolve(DIRECTORY));
        }
        local(target, path, "config", "remote.origin.url", access.url().text()).run();
        local(target, path, "config", "remote.origin.fetch", HEADS).run();
        if (work.fetch()) {
            fetch(target, path, work);
        }
    }

    private static void removeLocks(Target target, Path directory) {
        for (Path entry : target.list(directory)) {
            if (entry.toString().endsWith(LOCK)) {
                target.delete(entry);
            } else if (!entry.endsWith(OBJECTS) && target.status(entry).isDirectory()) {
                removeLocks(target, entry);
            }
        }
    }

    @Override
    public void change(Target target, Path path, CheckoutWork work) {
        List<String> checkout = new ArrayList<>(List.of("checkout", "--quiet", "--detach"));
        if (work.force()) {
            checkout.add("--force");
        }
        checkout.add(work.revision());
        local(target, path, checkout.toArray(new String[0])).run();
        if (submodules) {
            submodules(target, path, work);
        }
        if (work.clean()) {
            local(target, path, "clean", "-ffdq").run();
        }
    }

    private void fetch(Target target, Path path, CheckoutWork work) {
        if (depth > 0) {
            fetchShallow(target, path, work);
            return;
        }
        List<String> all = new ArrayList<>(List.of("fetch", "--quiet", "--no-recurse-submodules"));
        if (!target.predicting() && target.exists(shallow(path))) {
            all.add("--unshallow");
        }
        all.addAll(List.of("origin", HEADS, TAGS));
        remote(target, path, all.toArray(new String[0])).run();
        if (!target.predicting() && !has(target, path, work.revision())) {
            fetchRevision(target, path, work.revision());
        }
    }

    /** What no branch and no tag leads to any more: servers may give it, and may not. */
    private void fetchRevision(Target target, Path path, String revision) {
        try {
            remote(target, path, "fetch", "--quiet", "--no-recurse-submodules", "origin", revision)
                    .run();
        } catch (CommandFailed e) {
            if (e.exitCode() < 0) {
                throw e;
            }
            throw new IllegalStateException(
                    "no branch and no tag of " + access.url().text() + " has the revision " + revision
                            + ", and the server does not give it by itself ("
                            + e.stderr().strip() + "): correct .revision(…), or push it",
                    e);
        }
    }

    /** Some servers hand out what has a name alone. */
    private void fetchShallow(Target target, Path path, CheckoutWork work) {
        String deep = "--depth=" + depth;
        List<String> fetch = List.of("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", deep, "origin");
        List<String> byRevision = new ArrayList<>(fetch);
        byRevision.add(work.revision());
        try {
            remote(target, path, byRevision.toArray(new String[0])).run();
        } catch (CommandFailed e) {
            if (work.wanted().isFixed() || e.exitCode() < 0) {
                throw e;
            }
            List<String> byName = new ArrayList<>(fetch);
            byName.add(reference(work.wanted()));
            remote(target, path, byName.toArray(new String[0])).run();
        }
    }

    private void submodules(Target target, Path path, CheckoutWork work) {
        local(target, path, "submodule", "--quiet", "sync", "--recursive").run();
        List<String> update = new ArrayList<>(List.of("submodule", "--quiet", "update", "--init", "--recursive"));
        if (work.force()) {
            update.add("--force");
        }
        if (depth > 0) {
            update.add("--depth=" + depth);
        }
        remote(target, path, update.toArray(new String[0])).run();
        if (work.clean()) {
            local(target, path, "submodule", "--quiet", "foreach", "--quiet", "--recursive", "git clean -ffdq")
                    .run();
        }
    }

    private static String reference(Wanted wanted) {
        return (wanted.kind() == Wanted.Kind.TAG ? "refs/tags/" : "refs/heads/") + wanted.name();
    }

    @Override
    public String resolve(Caller caller, Path directory, Path keys, Wanted wanted) {
        String reference = reference(wanted);
        CommandCall call = access.remote(
                        caller, List.of("git", "ls-remote", access.url().text(), reference, reference + "^{}"))
                .directory(directory);
        String found = "";
        for (String line : settings.giveTo(call, keys).run().stdout().lines().toList()) {
            int tab = line.indexOf('\t');
            if (tab > 0 && (line.endsWith("\t" + reference) || line.endsWith("\t" + reference + "^{}"))) {
                found = line.substring(0, tab);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "there is no " + wanted + " in " + access.url().text());
        }
        return found;
    }

    private CommandCall query(Probe probe, Path path, String... arguments) {
        return at(path, access.local(probe::command, git(arguments)));
    }

    private CommandCall local(Target target, Path path, String... arguments) {
        return at(path, access.local(target::command, git(arguments)));
    }

    private CommandCall remote(Target target, Path path, String... arguments) {
        return at(path, access.remote(target::command, git(arguments)));
    }

    private CommandCall at(Path path, CommandCall call) {
        Path directory = path.resolve(DIRECTORY);
        return settings.giveTo(call, knownHosts)
                .directory(path)
                .env("GIT_DIR", directory.toString())
                .env("GIT_WORK_TREE", path.toString())
                .env("GIT_INDEX_FILE", directory.resolve("index").toString());
    }

    private static List<String> git(String... arguments) {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        return argv;
    }
}
