package dev.launchway.library.checkout;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import dev.launchway.text.HostKeyText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What checkouts of all version control systems have in common: the settings, and when something is done. */
@Component
@Observed
abstract class Checkout<S extends Checkout<S>> implements Artifact {

    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{1,64}");
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);

    @Namevar
    String name;

    private final CheckoutUrl url;
    private final List<String> hostKeys = new ArrayList<>();
    private TargetPath place;
    private Wanted wanted;
    private Secret sshKey;
    private String user;
    private Secret password;
    private Duration timeout = USUAL_TIMEOUT;
    private boolean submodules;
    private boolean clobber;
    private boolean keepUntracked;
    private boolean updates = true;
    private boolean leading;

    private Path path;
    private NoteFile file;
    private Path knownHosts;
    private RemoteAccess access;
    private VersionControl control;
    private CheckoutDemand demand;
    private ControllerFile resolved;
    private Note note;
    private CheckoutWork work;

    Checkout(String url, Set<String> schemes, boolean scpLike) {
        this.name = url;
        this.url = CheckoutUrl.parse(url, schemes, scpLike, label());
        this.place = TargetPath.of(this.url.baseName());
    }

    /** This component, by its own type. */
    abstract S self();

    /** The system, once all is said. */
    abstract VersionControl control(RemoteAccess remote, Path keys);

    /** What else makes one checkout another than the next. */
    abstract String settings();

    /** From where it is checked out, as the client tells it. */
    String origin() {
        return url.text();
    }

    /** Refuses a revision that is none in this system. */
    abstract void checkRevision(String revision);

    /**
     * Sets the directory; by default the last part of the URL without {@code .git}, below the work directory.
     *
     * @param directory relative to the work directory, or absolute; not the work directory itself
     * @return this
     */
    public S to(String directory) {
        place = TargetPath.of(directory);
        return self();
    }

    /**
     * Sets the directory; by default the last part of the URL without {@code .git}, below the work directory.
     *
     * @param directory a mapped path
     * @return this
     */
    public S to(Path directory) {
        place = TargetPath.of(directory);
        return self();
    }

    /**
     * Checks out the newest revision of a branch. Which one that is, the repository is asked once in a run, on the controller, so
     * that all hosts get the same.
     *
     * @param branch its name
     * @return this
     * @throws IllegalArgumentException where a branch, a tag or a revision is set already
     */
    public S branch(String branch) {
        return want(Wanted.Kind.BRANCH, branch);
    }

    /**
     * Checks out a tag. The repository is asked for it in each run, as for a branch: tags can be moved.
     *
     * @param tag its name
     * @return this
     * @throws IllegalArgumentException where a branch, a tag or a revision is set already
     */
    public S tag(String tag) {
        return want(Wanted.Kind.TAG, tag);
    }

    /**
     * Checks out one revision, for ever. The repository is asked for nothing as long as it is there.
     *
     * @param revision its identifier
     * @return this
     * @throws IllegalArgumentException where it is none, and where a branch, a tag or a revision is set already
     */
    public S revision(String revision) {
        checkRevision(revision);
        return want(Wanted.Kind.REVISION, revision);
    }

    private S want(Wanted.Kind kind, String what) {
        if (wanted != null) {
            throw new IllegalArgumentException(
                    label() + " has " + wanted + " already: give it one branch, tag or revision");
        }
        wanted = Wanted.of(kind, what, label());
        return self();
    }

    /**
     * Brings what the repository refers to as well: submodules of git, subrepositories of Mercurial, externals of Subversion.
     *
     * @return this
     */
    public S submodules() {
        submodules = true;
        return self();
    }

    /**
     * Gives up local changes: changed files, files that are not in the repository and not ignored by it, commits. Without it they
     * are a failure, and nothing is touched.
     *
     * @return this
     */
    public S clobber() {
        clobber = true;
        return self();
    }

    /**
     * Does not mind files that are not in the repository: they are no local changes, and stay.
     *
     * @return this
     */
    public S keepUntracked() {
        keepUntracked = true;
        return self();
    }

    /**
     * Leaves a complete checkout alone, whatever it holds and wherever the branch is by now.
     *
     * @return this
     */
    public S withoutUpdates() {
        updates = false;
        return self();
    }

    /**
     * Sets the private key that opens the repository by SSH; by default those of the user. It stands in no file: an {@code
     * ssh-agent} has it as long as a command runs. With it, no other key is offered from files.
     *
     * @param key a private key without a passphrase, as {@code ssh-keygen} writes it
     * @return this
     */
    public S sshKey(Secret key) {
        sshKey = RemoteAccess.readable(key);
        return self();
    }

    /**
     * Sets the private key that opens the repository by SSH.
     *
     * @param key a private key without a passphrase, as {@code ssh-keygen} writes it
     * @return this
     * @see #sshKey(Secret)
     */
    public S sshKey(SecretFile key) {
        return sshKey(key.text());
    }

    /**
     * Allows the repository's host one more key by SSH; with none, those that the user knows. Another one is refused, always.
     *
     * @param key as {@code ssh-keyscan} prints it, without the name: {@code ssh-ed25519 AAAA…}
     * @return this
     * @throws IllegalArgumentException where it is none
     */
    public S hostKey(String key) {
        HostKeyText.fault(key).ifPresent(fault -> {
            throw new IllegalArgumentException(label() + ": '" + key + "' is no host key: " + fault);
        });
        hostKeys.add(key.strip());
        return self();
    }

    /**
     * Sets who logs in by HTTPS, and the password or token. They go to the repository's own host alone, and stand in no file and
     * on no command line.
     *
     * @param login the user
     * @param secret the password
     * @return this
     */
    public S basic(String login, Secret secret) {
        user = Arguments.name(label(), "user", login);
        password = Objects.requireNonNull(secret, "password").map(String::strip);
        return self();
    }

    /**
     * Sets how long each command may take that asks the repository; by default 10 minutes.
     *
     * @param longest more than zero
     * @return this
     */
    public S timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return self();
    }

    /**
     * Sets how long each command may take that asks the repository; by default 10 minutes.
     *
     * @param longest {@code 30s}, {@code 5m}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public S timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Creates missing parent directories.
     *
     * @return this
     */
    public S leading() {
        leading = true;
        return self();
    }

    /**
     * The directory of the checkout.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    @Override
    public Path path() {
        return Artifact.known(path, label());
    }

    final String label() {
        return getClass().getSimpleName() + "(\"" + name + "\")";
    }

    final Wanted wanted() {
        return wanted;
    }

    final CheckoutUrl url() {
        return url;
    }

    final boolean hasSubmodules() {
        return submodules;
    }

    void configure(Configuration here) {
        path = place.map(here);
        check();
        if (here.workdir().startsWith(path)) {
            throw new IllegalArgumentException(
                    label() + ": the work directory itself cannot be a checkout, because what"
                            + " other components keep there would be local changes: choose a directory in it, by .to(\""
                            + url.baseName() + "\")");
        }
        here.manage(path, Aspect.CONTENT);
        file = NoteFile.about(here, ".checked-out", path.toString(), Note.FORMAT);
        knownHosts = file.path().resolveSibling(file.path().getFileName() + ".known_hosts");
        access = new RemoteAccess(url, sshKey, List.copyOf(hostKeys), user, password, timeout);
        control = control(access, knownHosts);
        demand = new CheckoutDemand(origin(), wanted, settings(), clobber, keepUntracked, updates);
        if (!wanted.isFixed()) {
            resolved = here.fromController(access.described(wanted), new Resolution(control, access, wanted));
        }
        here.settle(path, demand, hostKeys, user, timeout);
    }

    private void check() {
        if (wanted == null) {
            throw new IllegalArgumentException(
                    label() + " does not say what to check out: add .branch(…), .tag(…) or .revision(…)");
        }
        if ((sshKey != null || !hostKeys.isEmpty()) && !url.isSsh()) {
            throw new IllegalArgumentException(label() + ": .sshKey(…) and .hostKey(…) are for a URL by SSH");
        }
        if (password != null && !url.isPrivate()) {
            throw new IllegalArgumentException(label()
                    + ": .basic(…) is for a URL that begins with https://, on any other way others could read them");
        }
    }

    void verify(Probe probe) {
        note = Note.read(probe, file);
        work = new Comparison(probe, path, control, demand, note).work(leading, () -> revision(probe));
        if (work == null) {
            return;
        }
        if (work.fetch()) {
            access.checkSsh(probe::command, "on this host");
        }
        throw new UpdateNeeded();
    }

    private String revision(Probe probe) {
        if (resolved == null) {
            return wanted.name();
        }
        String revision = probe.content(resolved).text().strip();
        if (!REVISION.matcher(revision).matches()) {
            throw new IllegalStateException("asked for the " + wanted + ", the repository " + url.text() + " answered '"
                    + revision + "', which is no revision");
        }
        return revision;
    }

    void update(Target target) {
        if (!hostKeys.isEmpty()) {
            target.createDirectory(knownHosts.getParent());
            target.write(knownHosts, access.knownHosts().getBytes(StandardCharsets.UTF_8), FileMode.of(0600));
        }
        if (work.anew()) {
            makeAnew(target);
        } else {
            change(target);
        }
        if (!target.predicting()) {
            begun(Note.Progress.CHANGING)
                    .done(control.state(target, path), TreeState.of(target, path, control.administration()))
                    .write(target, file);
        }
    }

    private Note begun(Note.Progress progress) {
        return Note.begun(demand.url(), work.revision(), demand.settings(), progress);
    }

    private void makeAnew(Target target) {
        if (!target.list(path).isEmpty()) {
            control.reach(target, target.workdir(), work);
        }
        begun(Note.Progress.CLONING).write(target, file);
        empty(target);
        control.make(target, path, work);
    }

    /** As long as what is wanted is not there, nothing of what is noted is given up: local changes are still known as such. */
    private void change(Target target) {
        Note before = note == null ? Note.begun(demand.url(), "", "", Note.Progress.FETCHING) : note;
        if (before.isComplete()) {
            before.fetching().write(target, file);
        }
        control.prepare(target, path, work);
        begun(Note.Progress.CHANGING).write(target, file);
        control.change(target, path, work);
    }

    /** The directory itself stays, with its owner and its mode. */
    private void empty(Target target) {
        target.list(path).forEach(target::delete);
        Placement.createParent(target, path, leading);
        target.createDirectory(path);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, file.path());
    }
}
