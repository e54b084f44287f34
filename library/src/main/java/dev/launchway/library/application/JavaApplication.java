package dev.launchway.library.application;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.archive.Extract;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A Java application that runs as a service: a jar that can be run or has a main class, a directory of jars, or the archive of a
 * distribution.
 *
 * <pre>{@code
 * File jar = here.add(File.at("shop.jar").source("/srv/releases/shop-1.4.jar"));
 * JavaApplication.of(jar)
 *     .java(17)
 *     .options("-Xmx512m")
 *     .property("server.port", "8080")
 *     .http("http://localhost:8080/actuator/health");
 * }</pre>
 *
 * <p>Its Java is looked for on the host, the oldest that is new enough, by the places where packages put it; or it is brought by another
 * component, {@link #jdk}. A link in the work directory, {@code .java/NAME}, leads to it.
 *
 * <p>It is run by a {@link Service}, which starts it again when the artifact or its Java changed, and has what is said there of readiness,
 * ends, logs and secrets. It may take two minutes to be ready, and 30 seconds to end after SIGTERM, by which a JVM runs its shutdown hooks.
 */
@Component
public final class JavaApplication {

    private static final Duration USUAL_START = Duration.ofMinutes(2);
    private static final Duration USUAL_STOP = Duration.ofSeconds(30);

    @Namevar
    String name;

    private final Artifact artifact;
    private final TargetPath place;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> classPath = new ArrayList<>();
    private final List<Consumer<Service>> settings = new ArrayList<>();
    private String mainClass;
    private String jar;
    private int strip = 1;
    private int required;
    private Artifact jdk;

    private JavaApplication(Artifact artifact, TargetPath place) {
        this.artifact = artifact;
        this.place = place;
    }

    /**
     * An application that another component brings. It is started again when that changes.
     *
     * @param application a jar or a war; an archive by one of the suffixes that {@link Extract} knows, which is unpacked below the
     *     work directory; else a directory
     * @return the component
     */
    public static JavaApplication of(Artifact application) {
        return new JavaApplication(Objects.requireNonNull(application, "application"), null);
    }

    /**
     * An application that is on the host. Say by {@link #restartOn} what changes it.
     *
     * @param application relative to the work directory, or absolute; told by its name as for {@link #of(Artifact)}
     * @return the component
     */
    public static JavaApplication of(String application) {
        return new JavaApplication(null, TargetPath.of(application));
    }

    /**
     * Names the service; by default it is called like the artifact, without suffix and version.
     *
     * @param service as for {@link Service#named}
     * @return this
     */
    public JavaApplication named(String service) {
        name = Objects.requireNonNull(service, "service");
        return this;
    }

    /**
     * Names the class that is started; by default what the manifest of the jar names.
     *
     * @param className as in {@code com.example.Main}
     * @return this
     */
    public JavaApplication mainClass(String className) {
        mainClass = Objects.requireNonNull(className, "className");
        return this;
    }

    /**
     * Names the jar of a directory or a distribution that can be run, as Quarkus' {@code quarkus-run.jar}.
     *
     * @param path below the directory
     * @return this
     */
    public JavaApplication jar(String path) {
        jar = Objects.requireNonNull(path, "path");
        return this;
    }

    /**
     * Sets the class path of a directory or a distribution with a main class; by default {@code lib/*}.
     *
     * @param entries below the directory; {@code lib/*} for all jars there
     * @return this
     */
    public JavaApplication classPath(String... entries) {
        classPath.addAll(List.of(entries));
        return this;
    }

    /**
     * Sets how many directories of an archive are taken off; by default 1, the directory that distributions have at their top.
     *
     * @param directories 0 or more
     * @return this
     */
    public JavaApplication strip(int directories) {
        strip = directories;
        return this;
    }

    /**
     * Sets the oldest version of Java that it runs with; by default any.
     *
     * @param version as in 17
     * @return this
     */
    public JavaApplication java(int version) {
        if (version <= 0) {
            throw new IllegalArgumentException(".java(…) needs a version as in 17, not " + version);
        }
        required = version;
        return this;
    }

    /**
     * Sets its Java; by default it is looked for on the host.
     *
     * @param directory a component that brings the directory of a JDK or JRE, as {@code Extract} does
     * @return this
     */
    public JavaApplication jdk(Artifact directory) {
        jdk = Objects.requireNonNull(directory, "directory");
        return this;
    }

    /**
     * Adds options of the JVM.
     *
     * @param jvmOptions as in {@code -Xmx512m}
     * @return this
     */
    public JavaApplication options(String... jvmOptions) {
        options.addAll(List.of(jvmOptions));
        return this;
    }

    /**
     * Sets a system property. A secret does not belong here, where everybody on the host sees it: {@link #env(String, Secret)}.
     *
     * @param key its name
     * @param value its value
     * @return this
     */
    public JavaApplication property(String key, String value) {
        properties.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * Adds arguments of the application.
     *
     * @param more in order
     * @return this
     */
    public JavaApplication arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /**
     * Sets an environment variable.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public JavaApplication env(String variable, String value) {
        return service(service -> service.env(variable, value));
    }

    /**
     * Sets an environment variable to a secret, which stands in a file for its owner alone.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public JavaApplication env(String variable, Secret value) {
        return service(service -> service.env(variable, value));
    }

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public JavaApplication directory(String path) {
        return service(service -> service.directory(path));
    }

    /**
     * Sets as whom it runs; by default as the user of the deployment.
     *
     * @param userName a user of the target, who can read the work directory
     * @return this
     */
    public JavaApplication user(String userName) {
        return service(service -> service.user(userName));
    }

    /**
     * Sets a URL that answers when it is ready: with a status of 200 to 399.
     *
     * @param url as in {@code http://localhost:8080/actuator/health}
     * @return this
     */
    public JavaApplication http(String url) {
        return service(service -> service.http(url));
    }

    /**
     * Sets an address that accepts connections when it is ready.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @return this
     */
    public JavaApplication tcp(String host, int port) {
        return service(service -> service.tcp(host, port));
    }

    /**
     * Sets how long it may take to be ready; by default two minutes.
     *
     * @param longest as in {@code 5m}
     * @return this
     */
    public JavaApplication startTimeout(String longest) {
        return service(service -> service.startTimeout(longest));
    }

    /**
     * Sets how long it may take to be ready.
     *
     * @param longest more than zero
     * @return this
     * @see #startTimeout(String)
     */
    public JavaApplication startTimeout(Duration longest) {
        return service(service -> service.startTimeout(longest));
    }

    /**
     * Sets how long it may take to end after SIGTERM; by default 30 seconds. Past it, it is killed.
     *
     * @param longest as in {@code 1m}
     * @return this
     */
    public JavaApplication stopTimeout(String longest) {
        return service(service -> service.stopTimeout(longest));
    }

    /**
     * Sets how long it may take to end after SIGTERM.
     *
     * @param longest more than zero
     * @return this
     * @see #stopTimeout(String)
     */
    public JavaApplication stopTimeout(Duration longest) {
        return service(service -> service.stopTimeout(longest));
    }

    /**
     * Sets the file that both outputs are appended to; by default as for {@link Service}.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public JavaApplication log(String path) {
        return service(service -> service.log(path));
    }

    /**
     * Starts it again when one of these components, or one below it, changed, beside what it is made of.
     *
     * @param components as for {@link Service#restartOn}
     * @return this
     */
    public JavaApplication restartOn(Object... components) {
        Object[] copy = components.clone();
        return service(service -> service.restartOn(copy));
    }

    /**
     * Sets what else there is to say of its service: limits, when it is started again, who runs it.
     *
     * @param setting is given the service, as in {@code service -> service.memory("2G")}
     * @return this
     */
    public JavaApplication service(Consumer<Service> setting) {
        settings.add(Objects.requireNonNull(setting, "setting"));
        return this;
    }

    void configure(Configuration here) {
        Path path = artifact == null ? place.map(here) : artifact.path();
        if (name == null) {
            name = Layout.serviceName(path);
        }
        Layout layout = Layout.of(path);
        checkLayout(layout);
        Path link = here.workdir().resolve(".java").resolve(name);
        JavaRuntime runtime = here.add(new JavaRuntime(label(), required, jdk == null ? null : jdk.path(), link));
        Service service = Service.named(name).startTimeout(USUAL_START).stopTimeout(USUAL_STOP);
        service.restartOn(runtime);
        Path directory = path;
        if (layout == Layout.DISTRIBUTION) {
            directory = here.workdir().resolve(".applications").resolve(name);
            Extract unpacked = here.add(
                    Extract.of(path).to(directory).strip(strip).leading().removeOld());
            service.restartOn(unpacked);
        } else if (artifact != null) {
            service.restartOn(artifact);
        }
        if (jdk != null) {
            service.restartOn(jdk);
        }
        service.command(command(layout, directory, link).toArray(new String[0]));
        settings.forEach(setting -> setting.accept(service));
        here.add(service);
    }

    private void checkLayout(Layout layout) {
        if (layout == Layout.JAR && (jar != null || !classPath.isEmpty())) {
            throw new IllegalArgumentException(
                    label() + " is a jar: .jar(…) and .classPath(…) are for directories and distributions");
        }
        if (layout != Layout.JAR && (jar == null) == (mainClass == null)) {
            throw new IllegalArgumentException(
                    label() + " is a directory: say what of it is started, by .jar(\"app.jar\") for"
                            + " a jar that can be run, or by .mainClass(\"com.example.Main\") for the jars in lib");
        }
    }

    private List<String> command(Layout layout, Path path, Path link) {
        List<String> command = new ArrayList<>(List.of(link.resolve("bin/java").toString()));
        command.addAll(options);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        if (layout != Layout.JAR && mainClass != null) {
            List<String> entries = classPath.isEmpty() ? List.of("lib/*") : classPath;
            command.add("-cp");
            command.add(String.join(
                    ":", entries.stream().map(entry -> path + "/" + entry).toList()));
            command.add(mainClass);
        } else if (mainClass != null) {
            command.addAll(List.of("-cp", path.toString(), mainClass));
        } else {
            command.addAll(List.of(
                    "-jar", jar == null ? path.toString() : path.resolve(jar).toString()));
        }
        command.addAll(arguments);
        return Arguments.command(command.toArray(new String[0]));
    }

    private String label() {
        return "JavaApplication(\"" + name + "\")";
    }
}
