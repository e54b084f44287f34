package dev.launchway.library.container;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Dependencies;
import dev.launchway.text.DurationText;
import java.time.Duration;

/**
 * A container that docker or podman keeps running.
 *
 * <pre>{@code
 * Container.named("cache")
 *         .image("docker.io/library/redis:7@sha256:ee64a64eaab618d88051c3ade8f6352d11531fcf79d9a4818b9b183d8c1d18ba")
 *         .port("127.0.0.1:6379:6379")
 *         .volume("cache:/data")
 *         .restart("always")
 *         .ready("redis-cli", "ping");
 * Container.named("old").absent();
 * }</pre>
 *
 * <p>The image is pulled where it is missing. A container that was made otherwise than is said now is replaced: the one before is kept
 * until the new one is ready, and runs again where that does not get so.
 *
 * <p>Secrets among the environment variables reach the engine by a file that its owner alone can read, while the container is made.
 */
@Component
@Observed
public final class Container extends EngineComponent<Container> {

    private static final Duration PULL = Duration.ofMinutes(15);

    @Namevar
    String name;

    private final Options options = new Options();
    private final Checks checks;
    private final Dependencies restartOn = new Dependencies(".restartOn(…)");
    private Duration readyWithin = Duration.ofMinutes(1);
    private Duration grace = Duration.ofSeconds(10);
    private Wanted wanted = Wanted.RUNNING;

    private ContainerCommands commands;
    private Replacement replacement;
    private Found found;
    private Action action = Action.NONE;

    /** What is to be. */
    private enum Wanted {
        RUNNING,
        STOPPED,
        ABSENT
    }

    /** What is to be done. */
    private enum Action {
        NONE,
        MAKE,
        START,
        RESTART,
        FORGET,
        STOP,
        REMOVE
    }

    private Container(String name) {
        this.name = name;
        checks = new Checks(engine(), name);
    }

    /**
     * A container.
     *
     * @param name letters, digits, {@code _}, dots and {@code -}
     * @return the component, which still needs an {@link #image}, or {@link #absent}
     * @throws IllegalArgumentException for another name
     */
    public static Container named(String name) {
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name for a container: it has two or more letters, digits, '_', dots and '-' alone");
        }
        return new Container(name);
    }

    @Override
    Container self() {
        return this;
    }

    /**
     * Sets the image, which is pulled where it is missing. One whose registry asks for a login is pulled by a {@link ContainerImage}
     * before.
     *
     * @param image registry, repository and digest, as of {@link ContainerImage#of}
     * @return this
     * @throws IllegalArgumentException for a name without a digest
     */
    public Container image(String image) {
        options.image(ImageName.parse(label(), image));
        return this;
    }

    /**
     * Publishes a port.
     *
     * @param published as engines take it: {@code 8080:80}, {@code 127.0.0.1:6379:6379}, {@code 53:53/udp}
     * @return this
     */
    public Container port(String published) {
        options.add("--publish", Arguments.word(label(), "port", published));
        return this;
    }

    /**
     * Mounts a directory or a file of the host, or a volume of the engine, which it makes where there is none.
     *
     * @param mount source and place, and what else engines take: {@code data:/data}, {@code /srv/shop:/data:ro}; a source that begins
     *     with {@code ./} lies below the work directory
     * @return this
     */
    public Container volume(String mount) {
        options.volume(Arguments.line(label(), "volume", mount));
        return this;
    }

    /**
     * Sets an environment variable.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public Container env(String variable, String value) {
        options.variables().set(Arguments.variable(label(), variable), Arguments.line(label(), "variable", value));
        return this;
    }

    /**
     * Sets an environment variable to a secret, of one line. Who may ask the engine can read it: docker's and podman's {@code inspect}
     * show it.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public Container env(String variable, Secret value) {
        options.variables().set(Arguments.variable(label(), variable), value);
        return this;
    }

    /**
     * Sets what runs in it; by default what the image says.
     *
     * @param argv the arguments of the image's program, or a program and its arguments
     * @return this
     */
    public Container command(String... argv) {
        options.command(Arguments.command(argv));
        return this;
    }

    /**
     * Sets as whom it runs inside; by default as the image says. {@link #as} is who has it run.
     *
     * @param user a name or a number, and a group: {@code 1000:1000}
     * @return this
     */
    public Container user(String user) {
        options.add("--user", Arguments.word(label(), "user", user));
        return this;
    }

    /**
     * Sets when the engine starts it again; by default never. For podman without a daemon, {@code podman-restart.service} does so at
     * boot.
     *
     * @param policy {@code no}, {@code on-failure}, {@code on-failure:5}, {@code always}, {@code unless-stopped}
     * @return this
     * @throws IllegalArgumentException for another text
     */
    public Container restart(String policy) {
        if (!policy.matches("no|always|unless-stopped|on-failure(:[0-9]+)?")) {
            throw new IllegalArgumentException(label() + ": '" + policy
                    + "' is no policy of restarts: write no, on-failure, on-failure:5, always or unless-stopped");
        }
        options.add("--restart", policy);
        return this;
    }

    /**
     * Sets the network; by default that of the engine.
     *
     * @param network {@code host}, {@code none}, or the name of one that is there
     * @return this
     */
    public Container network(String network) {
        options.add("--network", Arguments.word(label(), "network", network));
        return this;
    }

    /**
     * Adds options of {@code run} that have no setting of their own.
     *
     * @param newOptions each in one word: {@code --read-only}, {@code --memory=512m}
     * @return this
     * @throws IllegalArgumentException for what is no option
     */
    public Container options(String... newOptions) {
        for (String option : newOptions) {
            if (!option.matches("--?[a-z].*")) {
                throw new IllegalArgumentException(
                        label() + ": '" + option + "' is no option: write each in one word, as in --memory=512m");
            }
            options.add(Arguments.line(label(), "option", option));
        }
        return this;
    }

    /**
     * Sets a URL that answers when it is ready: with a status of 200 to 399. Redirects are not followed.
     *
     * @param url as in {@code http://localhost:8080/health}
     * @return this
     */
    public Container http(String url) {
        checks.http(url);
        return this;
    }

    /**
     * Sets an address that accepts connections when it is ready.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @return this
     */
    public Container tcp(String host, int port) {
        checks.tcp(host, port);
        return this;
    }

    /**
     * Sets a command that ends with exit code 0 inside it when it is ready; it is given 5 seconds.
     *
     * @param argv a program of the image and its arguments
     * @return this
     */
    public Container ready(String... argv) {
        checks.inside(Arguments.command(argv));
        return this;
    }

    /**
     * Sets how long it may take until it is ready; by default a minute.
     *
     * @param longest more than zero
     * @return this
     */
    public Container timeout(Duration longest) {
        readyWithin = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long it may take until it is ready.
     *
     * @param longest as in {@code 5m}
     * @return this
     * @see #timeout(Duration)
     */
    public Container timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Sets how long it may take to end when it is stopped; by default 10 seconds.
     *
     * @param longest more than zero
     * @return this
     */
    public Container grace(Duration longest) {
        grace = Arguments.positive("grace", longest);
        return this;
    }

    /**
     * Sets how long it may take to end when it is stopped.
     *
     * @param longest as in {@code 2m}
     * @return this
     * @see #grace(Duration)
     */
    public Container grace(String longest) {
        return grace(DurationText.parse(longest));
    }

    /**
     * Starts it again when one of these components, or one below it, changed in this run, or in one whose root component did not
     * finish: files that it mounts.
     *
     * @param components components of this host, deployed before this one
     * @return this
     */
    public Container restartOn(Object... components) {
        restartOn.add(components);
        return this;
    }

    /**
     * Makes sure that it does not run; one that is there is kept.
     *
     * @return this
     */
    public Container stopped() {
        wanted = Wanted.STOPPED;
        return this;
    }

    /**
     * Makes sure that there is no such container. Its volumes stay.
     *
     * @return this
     */
    public Container absent() {
        wanted = Wanted.ABSENT;
        return this;
    }

    private String label() {
        return "Container(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (wanted == Wanted.RUNNING) {
            if (!options.hasImage()) {
                throw new IllegalArgumentException(label() + " needs an image: add .image(…)");
            }
            ContainerImage image = ContainerImage.of(options.image()).timeout(PULL);
            engine().giveTo(image);
            here.add(image);
            options.configure(here, label(), name, engine());
        }
        commands = new ContainerCommands(engine(), name, options.run(), grace);
        replacement = new Replacement(commands, options, checks, readyWithin);
        commands.declare(here, label());
        checks.declare(here, label());
        here.settle(wanted, readyWithin);
    }

    void verify(Probe probe) {
        action = Action.NONE;
        found = commands.find(probe);
        switch (wanted) {
            case ABSENT -> need(found.isAny(), Action.REMOVE, "there is such a container");
            case STOPPED -> need(found.running(), Action.STOP, "it runs");
            case RUNNING -> verifyRunning(probe);
        }
    }

    private void need(boolean update, Action what, String why) {
        if (update) {
            action = what;
            throw new UpdateNeeded(why);
        }
    }

    private void verifyRunning(Probe probe) {
        if (found.isForeign()) {
            throw new IllegalStateException("there is a container '" + name + "' that Launchway has not made, and it is"
                    + " left as it is: remove it by '" + engine().program(probe) + " rm --force " + name
                    + "', or take another name");
        }
        String difference = found.current() == null ? "there is no such container" : options.difference(probe, found);
        need(difference != null, Action.MAKE, difference);
        need(!found.running() && found.before() == null, Action.START, "it does not run");
        String changed = restartOn.changed(probe);
        need(changed != null && found.before() == null, Action.RESTART, "a " + changed + " that it depends on changed");
        String problem = found.running() ? checks.problem(probe) : "it does not run";
        need(problem != null, found.before() == null ? Action.RESTART : Action.MAKE, problem);
        need(found.before() != null, Action.FORGET, "the container before it is still kept");
    }

    void update(Target target) {
        switch (action) {
            case MAKE -> replacement.make(target, found);
            case START -> replacement.start(target, false);
            case RESTART -> replacement.start(target, true);
            case FORGET -> commands.removeBefore(target);
            case STOP -> commands.stop(target);
            case REMOVE -> remove(target);
            case NONE -> throw new IllegalStateException("there is nothing to do");
        }
    }

    private void remove(Target target) {
        if (found.current() != null) {
            commands.remove(target);
        }
        if (found.before() != null) {
            commands.removeBefore(target);
        }
    }
}
