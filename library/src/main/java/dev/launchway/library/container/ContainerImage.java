package dev.launchway.library.container;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandCall;
import dev.launchway.api.Configuration;
import dev.launchway.api.FileMode;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.text.DurationText;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * An image for containers, pulled by docker or podman.
 *
 * <pre>{@code
 * ContainerImage.of("docker.io/library/redis:7@sha256:ee64a64eaab618d88051c3ade8f6352d11531fcf79d9a4818b9b183d8c1d18ba");
 * }</pre>
 *
 * <p>It is known by its digest: a name with a tag alone is refused, since it can be another image tomorrow. A tag beside the digest is
 * for readers.
 */
@Component
@Observed
public final class ContainerImage extends EngineComponent<ContainerImage> {

    private static final Duration QUESTION = Duration.ofMinutes(1);
    private static final FileMode OWNER_ONLY = FileMode.of(0600);

    @Namevar
    String name;

    private final ImageName image;
    private String loginUser;
    private Secret password;
    private Duration timeout = Duration.ofMinutes(15);
    private boolean absent;

    private Path login;

    private ContainerImage(String name) {
        this.name = name;
        this.image = ImageName.parse("ContainerImage", name);
    }

    /**
     * An image.
     *
     * @param name registry, repository and digest; without a registry that of Docker
     * @return the component
     * @throws IllegalArgumentException for a name without a digest
     */
    public static ContainerImage of(String name) {
        return new ContainerImage(name);
    }

    @Override
    ContainerImage self() {
        return this;
    }

    /**
     * Sets who logs in to the registry. The password stands in a file of the work directory that its owner alone can read, while the
     * image is pulled.
     *
     * @param user a user of the registry
     * @param secret a password or a token
     * @return this
     */
    public ContainerImage login(String user, Secret secret) {
        loginUser = Arguments.word(label(), "user", user);
        password = Objects.requireNonNull(secret, "password");
        return this;
    }

    /**
     * Sets how long it may take to pull it; by default 15 minutes.
     *
     * @param longest more than zero
     * @return this
     */
    public ContainerImage timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long it may take to pull it.
     *
     * @param longest as in {@code 30m}
     * @return this
     * @see #timeout(Duration)
     */
    public ContainerImage timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Makes sure that the image is not there. One that a container is made of is left, and fails the component.
     *
     * @return this
     */
    public ContainerImage absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "ContainerImage(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (password != null && engine().actor().isOther()) {
            throw new IllegalArgumentException(label() + ": .login(…) and .as(…) exclude each other: the file with the"
                    + " password belongs to the user of the deployment");
        }
        String directory =
                Sha256.hex(image.repository().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        login = here.workdir().resolve(".registries").resolve(directory).resolve("config.json");
        engine().declare(here, label(), QUESTION, inspect());
        engine().declare(here, label(), QUESTION, remove());
        engine().declare(here, label(), timeout, pull(true));
        engine().declare(here, label(), timeout, pull(false));
        here.settle(timeout, absent);
    }

    private List<String> inspect() {
        return List.of("image", "inspect", "--format", "{{.Id}}", image.text());
    }

    private List<String> pull(boolean podman) {
        if (password == null) {
            return List.of("pull", "--quiet", image.text());
        }
        return podman
                ? List.of("pull", "--quiet", "--authfile", login.toString(), image.text())
                : List.of("--config", login.getParent().toString(), "pull", "--quiet", image.text());
    }

    private List<String> remove() {
        return List.of("image", "rm", image.text());
    }

    void verify(Probe probe) {
        boolean there = !engine().find(probe, QUESTION, inspect()).isEmpty();
        probe.check(there != absent, there ? "the image is there" : "the image is not there");
    }

    void update(Target target) {
        if (absent) {
            engine().run(target, QUESTION, remove());
            return;
        }
        CommandCall pull = engine().call(target, timeout, pull(engine().isPodman(target)));
        if (password == null) {
            engine().run(target, pull);
            return;
        }
        target.createDirectory(login.getParent());
        target.write(login, config().getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
        try {
            engine().run(target, pull);
        } finally {
            target.delete(login);
        }
    }

    /** As containers-auth.json(5) describes it. */
    private String config() {
        String registry = image.repository().substring(0, image.repository().indexOf('/'));
        String pair = loginUser + ":" + password.reveal();
        String key = registry.equals("docker.io") ? "https://index.docker.io/v1/" : registry;
        return "{\"auths\": {\"" + key + "\": {\"auth\": \""
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)) + "\"}}}\n";
    }
}
