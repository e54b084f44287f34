package dev.launchway.library.checkout;

import dev.launchway.api.CommandCall;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Subversion, as svn(1) and its book describe it. What is checked out stands in a database, {@code .svn/wc.db}, of which size and
 * time are looked at.
 */
final class Subversion implements VersionControl {

    private static final String DIRECTORY = ".svn";

    /** Where the letters of a status end and the path begins ("svn help status"). */
    private static final int STATUS_LETTERS = 7;

    private final RemoteAccess access;
    private final Path knownHosts;
    private final String url;
    private final boolean externals;

    Subversion(RemoteAccess access, Path knownHosts, String url, boolean externals) {
        this.access = access;
        this.knownHosts = knownHosts;
        this.url = url;
        this.externals = externals;
    }

    @Override
    public String program() {
        return "svn";
    }

    @Override
    public String packageName() {
        return "subversion";
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
        FileStatus database = probe.status(path.resolve(DIRECTORY).resolve("wc.db"));
        return database.size() + " " + database.modified();
    }

    @Override
    public String origin(Probe probe, Path path) {
        return local(probe::command, path, "info", "--show-item=url", ".")
                .run()
                .stdout()
                .strip();
    }

    @Override
    public String revision(Probe probe, Path path) {
        return local(probe::command, path, "info", "--show-item=revision", ".")
                .run()
                .stdout()
                .strip();
    }

    /** A revision is never there before: it is asked for. */
    @Override
    public boolean has(Probe probe, Path path, String revision) {
        return false;
    }

    @Override
    public List<String> changes(Probe probe, Path path, boolean untracked, String noted) {
        List<String> changes = new ArrayList<>();
        for (String line : local(probe::command, path, "status", "--ignore-externals")
                .run()
                .stdout()
                .lines()
                .toList()) {
            boolean counts = line.length() > STATUS_LETTERS
                    && !line.startsWith("X")
                    && !line.startsWith("---")
                    && (untracked || !line.startsWith("?"));
            if (counts) {
                changes.add(line);
            }
        }
        return changes;
    }

    @Override
    public void reach(Target target, Path directory, CheckoutWork work) {
        remote(target::command, directory, knownHosts, "info", url + "@" + work.revision())
                .run();
    }

    @Override
    public void make(Target target, Path path, CheckoutWork work) {
        remote(target::command, path, knownHosts, arguments("checkout", work, url + "@" + work.revision(), "."))
                .run();
    }

    @Override
    public void prepare(Target target, Path path, CheckoutWork work) {
        if (work.interrupted()) {
            local(target::command, path, "cleanup").run();
        }
        if (work.fetch()) {
            reach(target, path, work);
        }
    }

    @Override
    public void change(Target target, Path path, CheckoutWork work) {
        if (work.force()) {
            revert(target, path);
        }
        remote(target::command, path, knownHosts, arguments("switch", work, url + "@" + work.revision(), "."))
                .run();
        if (work.force()) {
            revert(target, path);
        } else if (!target.predicting()) {
            checkConflicts(target, path);
        }
        if (work.clean()) {
            local(target::command, path, "cleanup", "--remove-unversioned").run();
        }
    }

    private void revert(Target target, Path path) {
        local(target::command, path, "revert", "--quiet", "--recursive", ".").run();
    }

    /** A file that is under no control and stands where the repository has one now is no failure to svn. */
    private void checkConflicts(Target target, Path path) {
        List<String> conflicts = changes(target, path, false, null).stream()
                .filter(line -> line.substring(0, STATUS_LETTERS).indexOf('C') >= 0)
                .toList();
        if (!conflicts.isEmpty()) {
            throw new IllegalStateException("files of " + path + " are in the way of what the repository has: "
                    + String.join(", ", conflicts) + ". Move them away, or say .clobber()");
        }
    }

    private String[] arguments(String action, CheckoutWork work, String... last) {
        List<String> arguments = new ArrayList<>(List.of(action, "--quiet", "--revision=" + work.revision()));
        if (!externals) {
            arguments.add("--ignore-externals");
        }
        if (action.equals("switch")) {
            arguments.add("--ignore-ancestry");
            if (work.force()) {
                arguments.add("--force");
            }
        }
        arguments.addAll(List.of(last));
        return arguments.toArray(new String[0]);
    }

    @Override
    public String resolve(Caller caller, Path directory, Path keys, Wanted wanted) {
        return remote(caller, directory, keys, "info", "--show-item=last-changed-revision", url + "@HEAD")
                .run()
                .stdout()
                .strip();
    }

    private CommandCall local(Caller caller, Path directory, String... arguments) {
        return access.local(caller, svn(arguments)).directory(directory);
    }

    private CommandCall remote(Caller caller, Path directory, Path keys, String... arguments) {
        List<String> argv = svn(arguments);
        if (access.password() != null) {
            argv.addAll(2, List.of("--username=" + access.user(), "--password-from-stdin"));
        }
        CommandCall call = access.remote(caller, argv).directory(directory).env("SVN_SSH", access.ssh(keys));
        return access.password() == null ? call : call.stdin(access.password());
    }

    private static List<String> svn(String... arguments) {
        List<String> argv = new ArrayList<>(List.of("svn", "--non-interactive", "--no-auth-cache"));
        argv.addAll(List.of(arguments));
        return argv;
    }
}
