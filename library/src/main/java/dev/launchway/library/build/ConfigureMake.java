package dev.launchway.library.build;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.EnvironmentVariables;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Builds a source that has a {@code configure} script: {@code ./configure --prefix=…}, {@code make}, {@code make install}.
 *
 * <pre>{@code
 * Extract source = here.add(Extract.of("nginx-1.26.2.tar.gz").to("nginx-source").strip(1));
 * here.add(ConfigureMake.of(source).prefix("nginx").configure("--without-http_gzip_module").make("-j4").creates("sbin/nginx"));
 * }</pre>
 *
 * <p>It is built again when the artifact changed, when {@code configure} is another one, when the options are others, and after a
 * build that failed or was interrupted; after {@code make clean} then, so that nothing is left of other options.
 */
@Component
public final class ConfigureMake {

    @Namevar
    String name;

    private final Artifact artifact;
    private TargetPath source;
    private final List<String> options = new ArrayList<>();
    private final List<String> makeArguments = new ArrayList<>();
    private final List<TargetPath> creates = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final EnvironmentVariables variables = new EnvironmentVariables();
    private TargetPath prefix = TargetPath.of(".");
    private List<String> targets = List.of("install");
    private Duration timeout;
    private Path installed;

    private ConfigureMake(TargetPath source, Artifact artifact) {
        this.source = source;
        this.artifact = artifact;
        this.name = source == null ? null : source.text();
    }

    /**
     * A source in a directory.
     *
     * @param directory relative to the work directory, or absolute
     * @return the component
     */
    public static ConfigureMake of(String directory) {
        return new ConfigureMake(TargetPath.of(directory), null);
    }

    /**
     * A source in a directory.
     *
     * @param directory a mapped path
     * @return the component
     */
    public static ConfigureMake of(Path directory) {
        return new ConfigureMake(TargetPath.of(directory), null);
    }

    /**
     * A source that another component brings.
     *
     * @param artifact a component that is deployed before; what changes in it is built again
     * @return the component
     */
    public static ConfigureMake of(Artifact artifact) {
        return new ConfigureMake(null, Objects.requireNonNull(artifact, "artifact"));
    }

    /**
     * Sets where it is installed; by default in the work directory.
     *
     * @param directory relative to the work directory, or absolute
     * @return this
     */
    public ConfigureMake prefix(String directory) {
        prefix = TargetPath.of(directory);
        return this;
    }

    /**
     * Adds options of {@code configure}.
     *
     * @param arguments as in {@code --without-readline}
     * @return this
     */
    public ConfigureMake configure(String... arguments) {
        options.addAll(List.of(arguments));
        return this;
    }

    /**
     * Adds arguments of {@code make}, for building and for installing.
     *
     * @param arguments as in {@code -j4} or {@code V=1}
     * @return this
     */
    public ConfigureMake make(String... arguments) {
        makeArguments.addAll(List.of(arguments));
        return this;
    }

    /**
     * Sets what is made after all is built; by default {@code install}.
     *
     * @param names targets of the makefile; none for no installation
     * @return this
     */
    public ConfigureMake targets(String... names) {
        targets = List.of(names);
        return this;
    }

    /**
     * Builds again when the content of these files changed too, or of files in these directories.
     *
     * @param paths relative to the source
     * @return this
     */
    public ConfigureMake inputs(String... paths) {
        inputs.addAll(List.of(paths));
        return this;
    }

    /**
     * Builds while something is missing that it installs. It fails when that is still missing then.
     *
     * @param path relative to the prefix, or absolute
     * @return this
     */
    public ConfigureMake creates(String path) {
        creates.add(TargetPath.of(path));
        return this;
    }

    /**
     * Sets an environment variable, added to those of the deployment: {@code CFLAGS}.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public ConfigureMake env(String variable, String value) {
        variables.set(variable, value);
        return this;
    }

    /**
     * Sets an environment variable to a secret.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public ConfigureMake env(String variable, Secret value) {
        variables.set(variable, value);
        return this;
    }

    /**
     * Sets how long each command may take; by default an hour.
     *
     * @param longest more than zero
     * @return this
     */
    public ConfigureMake timeout(Duration longest) {
        timeout = longest;
        return this;
    }

    /**
     * Sets how long each command may take; by default an hour.
     *
     * @param longest {@code 90s}, {@code 2h}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public ConfigureMake timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Where it is installed.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared
     */
    public Path prefix() {
        return Artifact.known(installed, "ConfigureMake");
    }

    void configure(Configuration here) {
        if (artifact != null) {
            source = TargetPath.of(artifact.path());
            name = source.text();
        }
        Path directory = source.map(here);
        installed = prefix.map(here);
        List<String> configure = new ArrayList<>(List.of("./configure", "--prefix=" + installed));
        configure.addAll(options);
        Build build = Build.argv(configure.toArray(new String[0]))
                .then(makeCommand())
                .cleanedBy("make", "clean")
                .needs("make", "make")
                .directory(directory)
                .inputs(directory.resolve("configure"));
        targets.forEach(target -> build.then(makeCommand(target)));
        inputs.forEach(input -> build.inputs(directory.resolve(input)));
        creates.forEach(path -> build.creates(path.mapped() == null ? installed.resolve(path.text()) : path.mapped()));
        variables.open().forEach(build::env);
        variables.secrets().forEach(build::env);
        if (artifact != null) {
            build.when(artifact);
        }
        if (timeout != null) {
            build.timeout(timeout);
        }
        here.add(build);
    }

    private String[] makeCommand(String... target) {
        List<String> argv = new ArrayList<>(List.of("make"));
        argv.addAll(makeArguments);
        argv.addAll(List.of(target));
        return argv.toArray(new String[0]);
    }
}
