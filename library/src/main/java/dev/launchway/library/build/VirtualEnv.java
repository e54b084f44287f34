package dev.launchway.library.build;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.component.TextEncoding;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A virtual environment of Python, with the packages of a lock.
 *
 * <pre>{@code
 * VirtualEnv.at("venv").requirements("requirements.lock");
 * VirtualEnv.at("/opt/app/venv").python("python3.11").requirements("requirements.lock").wheels("/opt/app/wheels");
 * VirtualEnv.at("fast").uv().requirements("requirements.lock");
 * }</pre>
 *
 * <p>The path is a symlink to a directory beside it, {@code .venv-DIGEST}, which is built for one Python and one lock, and never
 * changed: with another lock, a new one is built, and the link is switched when it is complete. When that fails, the old one stays
 * in force. The one before the last stays, for programs that still run with it.
 *
 * <p>A lock names all packages, with their versions. They are installed without looking for others, and checked to fit together.
 */
@Component
@Observed
public final class VirtualEnv extends Installation<VirtualEnv> implements Artifact {

    private static final String MARKER = ".launchway-complete";
    private static final int HASH_LENGTH = 12;

    @Namevar
    String name;

    private final TargetPath place;
    private String python = "python3";
    private String requirements;
    private TargetPath wheels;
    private Secret indexUrl;
    private Installer installer = Installer.PIP;
    private boolean leading;

    private Path path;
    private Path lockFile;
    private String lock = "";
    private PackageIndex index = PackageIndex.OF_THE_HOST;
    private Path built;

    private VirtualEnv(TargetPath place) {
        this.place = place;
        name = place.text();
    }

    /**
     * An environment.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static VirtualEnv at(String path) {
        return new VirtualEnv(TargetPath.of(path));
    }

    /**
     * An environment.
     *
     * @param path a mapped path
     * @return the component
     */
    public static VirtualEnv at(Path path) {
        return new VirtualEnv(TargetPath.of(path));
    }

    @Override
    VirtualEnv self() {
        return this;
    }

    /**
     * Sets the Python that it is made of; by default {@code python3}.
     *
     * @param program a name on the path of the host, or an absolute path
     * @return this
     */
    public VirtualEnv python(String program) {
        python = Arguments.name(label(), "python", program);
        return this;
    }

    /**
     * Has it made and filled by uv, which takes a part of the time that pip takes. Python is still that of the host: uv downloads none.
     *
     * @return this
     */
    public VirtualEnv uv() {
        return uv("uv");
    }

    /**
     * Has it made and filled by uv.
     *
     * @param program a name on the path of the host, or an absolute path
     * @return this
     * @see #uv()
     */
    public VirtualEnv uv(String program) {
        installer = new Installer.Uv(Arguments.name(label(), "uv", program));
        return this;
    }

    /**
     * Sets the lock: a line {@code name==version} for each package, as {@code uv pip compile}, {@code pip-compile} and {@code pip
     * freeze} write it. Where it has checksums, they are compared.
     *
     * @param file a path below the definition directory; an absolute path, or one that begins with {@code ~}, is a file on the
     *     target
     * @return this
     */
    public VirtualEnv requirements(String file) {
        requirements = Objects.requireNonNull(file, "requirements");
        return this;
    }

    /**
     * Sets the lock.
     *
     * @param file absolute: a file on the target; relative: a file below the definition directory
     * @return this
     * @see #requirements(String)
     */
    public VirtualEnv requirements(Path file) {
        return requirements(file.toString());
    }

    /**
     * Takes packages from a directory, and asks no server.
     *
     * @param directory relative to the work directory, or absolute
     * @return this
     */
    public VirtualEnv wheels(String directory) {
        wheels = TargetPath.of(directory);
        return this;
    }

    /**
     * Takes packages from a directory, and asks no server.
     *
     * @param directory a mapped path
     * @return this
     */
    public VirtualEnv wheels(Path directory) {
        wheels = TargetPath.of(directory);
        return this;
    }

    /**
     * Sets the index that packages come from; by default that of the host's settings, else PyPI.
     *
     * @param url as in {@code https://pypi.example.com/simple}
     * @return this
     */
    public VirtualEnv index(String url) {
        return index(Secret.of(url));
    }

    /**
     * Sets the index that packages come from, in whose URL there are credentials.
     *
     * @param url as in {@code https://user:token@pypi.example.com/simple}
     * @return this
     */
    public VirtualEnv index(Secret url) {
        indexUrl = Objects.requireNonNull(url, "index");
        return this;
    }

    /**
     * Creates missing parent directories.
     *
     * @return this
     */
    public VirtualEnv leading() {
        leading = true;
        return this;
    }

    /**
     * The environment, whichever is in force: {@code path().resolve("bin/python")}.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    @Override
    public Path path() {
        return Artifact.known(path, label());
    }

    PackageIndex packageIndex() {
        return index;
    }

    private String label() {
        return "VirtualEnv(\"" + place.text() + "\")";
    }

    void configure(Configuration here) {
        sortSecrets(here);
        path = place.map(here);
        here.manage(path, Aspect.CONTENT);
        index = new PackageIndex(
                installer,
                Optional.ofNullable(wheels).map(directory -> directory.map(here)),
                Optional.ofNullable(indexUrl));
        if (requirements != null && TargetPath.isOnTarget(requirements)) {
            lockFile = here.map(requirements);
        } else if (requirements != null) {
            lock = checked(here.maker().resource(requirements), requirements);
        }
        here.settle(path, python, lock, lockFile, index.wheels(), installer);
    }

    private String checked(byte[] bytes, String file) {
        String text = TextEncoding.decode(bytes, StandardCharsets.UTF_8);
        if (text == null) {
            throw new IllegalArgumentException(label() + ": " + file + " is no text in UTF-8");
        }
        RequirementsLock.check(text, label() + ": " + file);
        return text;
    }

    void verify(Probe probe) {
        if (lockFile != null) {
            lock = checked(probe.readBytes(lockFile), lockFile.toString());
        }
        String inputs = installer.identity() + python + "\n" + lock;
        String digest = Sha256.hex(inputs.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LENGTH);
        built = path.resolveSibling("." + path.getFileName() + "-" + digest);
        Optional<String> problem = problem(probe);
        if (problem.isPresent()) {
            installer.check(probe, python);
            throw new UpdateNeeded(problem.get());
        }
    }

    private Optional<String> problem(Probe probe) {
        FileStatus now = probe.status(path);
        if (!now.exists()) {
            Placement.checkParent(probe, path, leading);
            return Optional.of("it is not there");
        }
        if (!now.isSymlink()) {
            Placement.checkReplaceable(probe, path, now, "the link to a virtual environment");
            return Optional.of("something else stands there");
        }
        if (!probe.readLink(path).equals(built.getFileName())) {
            return Optional.of("its Python or its requirements changed");
        }
        return environment().problem(probe);
    }

    void update(Target target) {
        Placement.createParent(target, path, leading);
        if (environment().problem(target).isPresent()) {
            build(target);
        }
        Path before = target.status(path).isSymlink() ? target.readLink(path) : built.getFileName();
        target.symlink(path, built.getFileName());
        removeOthers(target, before);
    }

    private void build(Target target) {
        target.delete(built);
        target.createDirectory(built);
        installer.prepare(call(target, installer.make(python, built))).run();
        if (!lock.isEmpty()) {
            Path file = built.resolve("requirements.lock");
            target.write(file, lock);
            index.giveTo(call(target, index.install(built, List.of("--no-deps", "--requirement", file.toString()))))
                    .run();
            installer.prepare(call(target, installer.checkPackages(built))).run();
        }
        if (!target.predicting()) {
            environment().noteComplete(target);
        }
    }

    private BuiltEnvironment environment() {
        return new BuiltEnvironment(built, built.resolve(MARKER));
    }

    private void removeOthers(Target target, Path before) {
        Pattern ours = Pattern.compile(Pattern.quote("." + path.getFileName() + "-") + "[0-9a-f]{" + HASH_LENGTH + "}");
        for (Path entry : target.list(path.getParent())) {
            Path other = entry.getFileName();
            boolean needed = other.equals(built.getFileName()) || other.equals(before);
            if (!needed && ours.matcher(other.toString()).matches()) {
                target.delete(entry);
            }
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return built == null ? Optional.empty() : LastUpdated.ofFile(probe, built.resolve(MARKER));
    }
}
