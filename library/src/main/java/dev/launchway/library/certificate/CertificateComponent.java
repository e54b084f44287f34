package dev.launchway.library.certificate;

import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.file.Group;
import dev.launchway.library.file.Owner;
import dev.launchway.library.file.Purge;
import java.nio.file.Path;
import java.util.List;

/**
 * What the components of certificates have in common: where the two files are, for which sites, and who may read the key.
 *
 * @param <S> the component itself, which its settings return
 */
public abstract class CertificateComponent<S extends CertificateComponent<S>> implements CertificateFiles {

    private static final String KEY = ".key";
    private static final int ALL_OTHERS = 0007;

    /** The certificate is public. */
    static final FileMode PUBLIC = FileMode.of(0644);

    private final TargetPath place;
    private TargetPath keyPlace;
    private List<String> names = List.of();
    private FileMode mode = FileMode.of(0600);
    private String owner;
    private String group;
    private ActingUser actor = ActingUser.NONE;
    private boolean leading;
    private boolean absent;
    private Path path;
    private Path keyPath;

    CertificateComponent(TargetPath place) {
        this.place = place;
        this.keyPlace = place.mapped() == null
                ? TargetPath.of(place.text() + KEY)
                : TargetPath.of(Path.of(place.mapped() + KEY));
    }

    abstract S self();

    /**
     * Sets where the key is; by default beside the certificate, with {@code .key} after its name.
     *
     * @param file relative to the work directory, or absolute
     * @return this
     */
    public S keyAt(String file) {
        keyPlace = TargetPath.of(file);
        return self();
    }

    /**
     * Sets where the key is; by default beside the certificate, with {@code .key} after its name.
     *
     * @param file a mapped path
     * @return this
     */
    public S keyAt(Path file) {
        keyPlace = TargetPath.of(file);
        return self();
    }

    /**
     * Says what sites it is for.
     *
     * @param sites names, also of other scripts, those with {@code *} as their first label, and IP addresses
     * @return this
     * @throws IllegalArgumentException for what is no name of a site
     */
    public S names(String... sites) {
        for (String site : sites) {
            try {
                SiteName.of(site);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(label() + ": " + e.getMessage(), e);
            }
        }
        names = List.of(sites);
        return self();
    }

    /**
     * Sets the permission bits of the key; by default 0600. The certificate is public, and has 0644.
     *
     * @param octalOrLetters octal digits as in {@code 0640}, or {@code rw-r-----}
     * @return this
     * @throws IllegalArgumentException for any other text, and for bits with which all on the host can read the key
     */
    public S mode(String octalOrLetters) {
        return mode(Arguments.mode(label(), octalOrLetters));
    }

    /**
     * Sets the permission bits of the key; by default 0600. The certificate is public, and has 0644.
     *
     * @param bits the bits
     * @return this
     * @throws IllegalArgumentException for bits with which all on the host can read the key
     */
    public S mode(FileMode bits) {
        if ((bits.bits() & ALL_OTHERS) != 0) {
            throw new IllegalArgumentException(label() + ": with the mode " + bits
                    + " all on the host can read the key, or change it: set 0600, or 0640 and .group(…)");
        }
        mode = bits;
        return self();
    }

    /**
     * Sets who owns both files; by default the user of the deployment.
     *
     * @param user a user's name or number on the target
     * @return this
     */
    public S owner(String user) {
        owner = Arguments.name(label(), "owner", user);
        return self();
    }

    /**
     * Sets the group of both files.
     *
     * @param name a group's name or number on the target
     * @return this
     */
    public S group(String name) {
        group = Arguments.name(label(), "group", name);
        return self();
    }

    /**
     * Reads and writes both files as another user, by {@code sudo} where the deployment is not that user's already: {@code
     * as("root")} below {@code /etc/ssl}. Without {@link #owner} they belong to that user.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public S as(String user) {
        actor = ActingUser.of(label(), user);
        return self();
    }

    /**
     * Creates missing parent directories. Without it they must be there when this component is deployed.
     *
     * @return this
     */
    public S leading() {
        leading = true;
        return self();
    }

    /**
     * Takes both files away.
     *
     * @return this
     */
    public S absent() {
        absent = true;
        return self();
    }

    @Override
    public final Path chain() {
        return Artifact.known(path, label());
    }

    @Override
    public final Path key() {
        return Artifact.known(keyPath, label());
    }

    final String label() {
        return getClass().getSimpleName() + "(\"" + place.text() + "\")";
    }

    /** Where the certificate is, as it was given. */
    final TargetPath place() {
        return place;
    }

    /** Where the key is, as it was given. */
    final TargetPath keyPlace() {
        return keyPlace;
    }

    final List<String> names() {
        return names;
    }

    final FileMode keyMode() {
        return mode;
    }

    final String owner() {
        return owner;
    }

    final String group() {
        return group;
    }

    final ActingUser actor() {
        return actor;
    }

    final boolean isLeading() {
        return leading;
    }

    final boolean isAbsent() {
        return absent;
    }

    /** Maps both paths. */
    final void map(Configuration here) {
        path = place.map(here);
        keyPath = keyPlace.map(here);
        if (path.equals(keyPath)) {
            throw new IllegalArgumentException(label()
                    + " has its key at the same place: both are files of their own, as nginx and others take them");
        }
    }

    /** Adds what takes both files away. */
    final void addRemoval(Configuration here) {
        for (Path file : List.of(keyPath, path)) {
            Purge gone = Purge.exactly(file);
            here.add(actor.isOther() ? gone.as(actor.name()) : gone);
        }
    }

    /** Says that both files are written as another user, with their directories. */
    final void declareFiles(Configuration here) {
        actor.declare(here, rights -> {
            rights.writes(keyPath, mode, owner, group).setsMode(keyPath, mode);
            rights.writes(path, PUBLIC, owner, group).setsMode(path, PUBLIC);
            if (leading) {
                rights.createsDirectory(keyPath.getParent()).createsDirectory(path.getParent());
            }
        });
    }

    /** Writes one of both. In a prediction the owner may be still to be made, and is looked up where no rule names it. */
    final void write(Target hands, Path file, byte[] content, FileMode bits) {
        if (hands.predicting() && !actor.isOther()) {
            hands.write(file, content, bits);
        } else {
            hands.write(file, content, bits, owner, group);
        }
    }

    /** Adds what keeps owner and group of files that another part makes. */
    final void addOwners(Configuration here) {
        for (Path file : List.of(keyPath, path)) {
            if (owner != null) {
                Owner part = Owner.of(file, owner);
                here.add(actor.isOther() ? part.as(actor.name()) : part);
            }
            if (group != null) {
                Group part = Group.of(file, group);
                here.add(actor.isOther() ? part.as(actor.name()) : part);
            }
        }
    }
}
