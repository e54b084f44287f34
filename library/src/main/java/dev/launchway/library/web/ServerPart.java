package dev.launchway.library.web;

import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Dependencies;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What all parts of a server's configuration have: which server it is, whose files they are, and when it reads them again.
 *
 * <p>By default it is the server of Debian's package, and {@code root} is who writes its files and reloads it. With {@link
 * #configuration} it is one of the user of the deployment.
 *
 * @param <S> the part itself, which its settings return
 */
public abstract class ServerPart<S extends ServerPart<S>> {

    private final ServerProgram server;
    private final Dependencies reloadOn = new Dependencies(".reloadOn(…)");
    private String program;
    private TargetPath main;
    private TargetPath pidFile;
    private TargetPath errorLog;
    private String unit;
    private ActingUser user = ActingUser.NONE;
    private Duration timeout = Duration.ofSeconds(30);

    ServerPart(ServerProgram server) {
        this.server = server;
        this.main = TargetPath.of(server.main());
    }

    /**
     * This part, by its own type.
     *
     * @return this
     */
    protected abstract S self();

    abstract String name();

    /** What errors call it. */
    final String label() {
        return getClass().getSimpleName() + "(\"" + name() + "\")";
    }

    /**
     * Sets the main file of the configuration, of a server that the user of the deployment runs.
     *
     * @param file relative to the work directory, or absolute
     * @return this
     */
    public S configuration(String file) {
        main = TargetPath.of(file);
        return self();
    }

    /**
     * Sets the main file of the configuration.
     *
     * @param file a mapped path
     * @return this
     */
    public S configuration(Path file) {
        main = TargetPath.of(file);
        return self();
    }

    final S writesPid(TargetPath file) {
        pidFile = file;
        return self();
    }

    final S writesErrors(TargetPath file) {
        errorLog = file;
        return self();
    }

    /**
     * Sets the program.
     *
     * @param path an absolute path on the host
     * @return this
     */
    public S program(String path) {
        program = Arguments.word(label(), "program", path);
        return self();
    }

    /**
     * Reloads the server by {@code systemctl}.
     *
     * @param name its unit: {@code nginx}
     * @return this
     */
    public S service(String name) {
        unit = Arguments.word(label(), "unit", name);
        return self();
    }

    /**
     * Sets who writes the files and reloads the server; by default {@code root} for the server of a package, and the user of the
     * deployment for one of a {@link #configuration} of its own.
     *
     * @param name a user of the host
     * @return this
     */
    public S as(String name) {
        user = ActingUser.of(label(), name);
        return self();
    }

    /**
     * Has the server read its files again also when one of these components, or one below it, changed.
     *
     * @param components components of this host, and collections and optionals of them, deployed before this one
     * @return this
     */
    public S reloadOn(Object... components) {
        reloadOn.add(components);
        return self();
    }

    /**
     * Sets how long a check of the configuration and a reload may each take; by default 30 seconds.
     *
     * @param longest more than zero
     * @return this
     */
    public S timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return self();
    }

    /**
     * Sets how long a check of the configuration and a reload may each take.
     *
     * @param longest as in {@code 30s}
     * @return this
     */
    public S timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /** Whether it is the server of a package. */
    final boolean isPackaged() {
        return main.text().equals(server.main());
    }

    /** The server, with all that was set. */
    final RunningServer server(Configuration here, List<String> reload) {
        return new RunningServer(
                server.title(),
                server.packageName(),
                Path.of(program()),
                main.map(here),
                server.pidFile() == null ? null : pidFile(here),
                place(here, errorLog, server.errorLog()),
                server.resumed(),
                unit == null ? reload : List.of("systemctl", "reload", unit),
                actor(),
                timeout);
    }

    /** Where the server writes its process id. */
    final Path pidFile(Configuration here) {
        Path place = place(here, pidFile, server.pidFile());
        if (place == null) {
            throw new IllegalArgumentException(label()
                    + " has a .configuration(…) of its own: say by .pidFile(…) where the server writes its process id");
        }
        return place;
    }

    private Path place(Configuration here, TargetPath given, String usual) {
        if (given != null) {
            return given.map(here);
        }
        return usual == null || !isPackaged() ? null : here.map(usual);
    }

    /** Who does it. */
    final ActingUser actor() {
        return user.isOther() || !isPackaged() ? user : ActingUser.of(label(), "root");
    }

    /** Where its configuration is. */
    final Path main(Configuration here) {
        return main.map(here);
    }

    final String program() {
        return program == null ? usualProgram() : program;
    }

    String usualProgram() {
        return server.program();
    }

    final Duration timeout() {
        return timeout;
    }

    /** Asks for an update when a part of it changed, or what else it reads. */
    final void lookForChanges(Probe probe) {
        probe.assertNoChanges(this);
        String changed = reloadOn.changed(probe);
        probe.check(changed == null, "a " + changed + " that it reads changed");
    }
}
