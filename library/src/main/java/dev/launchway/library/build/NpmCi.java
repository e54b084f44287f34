package dev.launchway.library.build;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.RequiredProgram;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packages of a Node.js application, exactly those of its {@code package-lock.json}, by {@code npm ci}.
 *
 * <pre>{@code
 * Extract app = here.add(Extract.of("app-1.2.tar.gz").to("app").strip(1));
 * here.add(NpmCi.in(app.path()).withoutDev().env("NPM_TOKEN", password));
 * }</pre>
 *
 * <p>{@code package.json} and {@code package-lock.json} are there when it is deployed. It runs when one of them changed, when the
 * Node.js of the host is another one, and when packages are missing; {@code npm} removes {@code node_modules} first.
 */
@Component
@Observed
public final class NpmCi extends Installation<NpmCi> implements Artifact {

    @Namevar
    String name;

    private final TargetPath place;
    private final List<String> options = new ArrayList<>();

    private Path directory;
    private NodeModules modules;
    private String wanted;

    private NpmCi(TargetPath place) {
        this.place = place;
        name = place.text();
    }

    /**
     * The packages of an application.
     *
     * @param directory where its {@code package.json} is; relative to the work directory, or absolute
     * @return the component
     */
    public static NpmCi in(String directory) {
        return new NpmCi(TargetPath.of(directory));
    }

    /**
     * The packages of an application.
     *
     * @param directory where its {@code package.json} is; a mapped path
     * @return the component
     */
    public static NpmCi in(Path directory) {
        return new NpmCi(TargetPath.of(directory));
    }

    @Override
    NpmCi self() {
        return this;
    }

    /**
     * Leaves out what is for development only.
     *
     * @return this
     */
    public NpmCi withoutDev() {
        options.add("--omit=dev");
        return this;
    }

    /**
     * Runs no scripts of packages. What is compiled for the host by one is not there then.
     *
     * @return this
     */
    public NpmCi withoutScripts() {
        options.add("--ignore-scripts");
        return this;
    }

    /**
     * Sets the registry; by default that of the host's settings. Credentials belong into {@code .npmrc}, as {@code ${NPM_TOKEN}},
     * and into {@link #env(String, dev.launchway.api.Secret)}.
     *
     * @param url as in {@code https://npm.example.com/}
     * @return this
     */
    public NpmCi registry(String url) {
        options.add("--registry=" + Arguments.name("NpmCi(\"" + name + "\")", "registry", url));
        return this;
    }

    /**
     * The directory of the packages.
     *
     * @return an absolute path, {@code node_modules}
     * @throws IllegalStateException before this component is prepared
     */
    @Override
    public Path path() {
        return Artifact.known(directory, "NpmCi(\"" + name + "\")").resolve("node_modules");
    }

    void configure(Configuration here) {
        sortSecrets(here);
        directory = place.map(here);
        here.manage(path(), Aspect.CONTENT);
        modules = new NodeModules(path(), NoteFile.about(here, ".npm-ci", directory.toString(), NodeModules.FORMAT));
        here.runs(command());
        here.settle(directory, options);
    }

    private List<String> command() {
        List<String> argv = new ArrayList<>(List.of("npm", "ci", "--no-audit", "--no-fund", "--no-update-notifier"));
        argv.addAll(options);
        return argv;
    }

    void verify(Probe probe) {
        wanted = String.join(
                " ", checksum(probe, "package.json"), checksum(probe, "package-lock.json"), options.toString());
        Optional<String> problem = modules.problem(probe, wanted);
        if (problem.isPresent()) {
            RequiredProgram.check(probe, "npm", "npm");
            throw new UpdateNeeded(problem.get());
        }
    }

    private String checksum(Probe probe, String file) {
        Path path = directory.resolve(file);
        if (!probe.status(path).isFile()) {
            if (probe.predicting()) {
                throw new UpdateNeeded("there is no " + file + " yet");
            }
            throw new IllegalStateException(
                    "there is no file " + path
                            + ": deploy the component that brings it before this one; 'npm install' writes a package-lock.json");
        }
        return probe.checksum(path);
    }

    void update(Target target) {
        target.delete(modules.note().path());
        call(target, command()).directory(directory).env("CI", "true").run();
        if (!target.predicting()) {
            String node = target.run("node", "-p", "process.execPath").stdout().strip();
            modules.noteComplete(target, wanted, Path.of(node));
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, modules.note().path());
    }
}
