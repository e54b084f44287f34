package dev.launchway.library.build;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.LastUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One package in a virtual environment.
 *
 * <pre>{@code
 * VirtualEnv venv = here.add(VirtualEnv.at("venv"));
 * here.add(PythonPackage.of("gunicorn", "22.0.0").in(venv));
 * }</pre>
 *
 * <p>What the package needs is installed with it, in the versions that pip finds at that time: where hosts must be alike, name all
 * packages in the lock of the {@link VirtualEnv}.
 */
@Component
@Observed
public final class PythonPackage extends Installation<PythonPackage> {

    @Namevar
    String name;

    private final String version;
    private VirtualEnv environment;
    private boolean alone;
    private boolean damaged;
    private InstalledPackage half;

    private PythonPackage(String name, String version) {
        this.name = Arguments.name("PythonPackage", "name", name);
        this.version = Arguments.name("PythonPackage(\"" + name + "\")", "version", version);
    }

    /**
     * A package.
     *
     * @param name its name, as the index has it
     * @param version the one that is installed
     * @return the component, which still needs {@link #in}
     */
    public static PythonPackage of(String name, String version) {
        return new PythonPackage(name, version);
    }

    @Override
    PythonPackage self() {
        return this;
    }

    /**
     * Sets where it is installed. The package comes from where those of the environment come from.
     *
     * @param venv an environment of this host, which is deployed before
     * @return this
     */
    public PythonPackage in(VirtualEnv venv) {
        environment = Objects.requireNonNull(venv, "in");
        return this;
    }

    /**
     * Installs the package alone, and nothing that it needs.
     *
     * @return this
     */
    public PythonPackage withoutDependencies() {
        alone = true;
        return this;
    }

    void configure(Configuration here) {
        if (environment == null) {
            throw new IllegalArgumentException(
                    "PythonPackage(\"" + name + "\") has no environment: add .in(venv) with a VirtualEnv");
        }
        sortSecrets(here);
        here.settle(name, version, environment.path(), alone);
    }

    void verify(Probe probe) {
        Optional<InstalledPackage> found = InstalledPackage.find(probe, environment.path(), name);
        damaged = false;
        half = found.filter(one -> !one.isRecorded(probe)).orElse(null);
        probe.check(found.isPresent(), "it is not installed");
        String installed = found.orElseThrow().version();
        probe.check(installed.equals(version), "version " + installed + " is installed");
        Optional<String> problem = found.orElseThrow().problem(probe);
        if (problem.isPresent()) {
            damaged = true;
            throw new UpdateNeeded(problem.get());
        }
    }

    void update(Target target) {
        if (half != null) {
            target.delete(half.info()); // what has no record is refused to be replaced
        }
        List<String> what = new ArrayList<>();
        if (alone || damaged) {
            what.add("--no-deps");
        }
        if (damaged) {
            what.add("--force-reinstall");
        }
        what.add(name + "==" + version);
        PackageIndex index = environment.packageIndex();
        index.giveTo(call(target, index.install(environment.path(), what))).run();
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return InstalledPackage.find(probe, environment.path(), name)
                .flatMap(found -> LastUpdated.ofFile(probe, found.info().resolve("RECORD")));
    }
}
