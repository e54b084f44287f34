package dev.launchway.library.container;

/** What all components of containers have: by which program, and as whom. */
abstract class EngineComponent<S extends EngineComponent<S>> {

    private final Engine engine = new Engine();

    /** This component, by its own type. */
    abstract S self();

    /**
     * Sets the program; by default {@code docker} where its daemon has a socket or there is no podman, else {@code podman}.
     *
     * @param program {@code docker}, {@code podman}, or the path of one of them
     * @return this
     * @throws IllegalArgumentException for another program
     */
    public S engine(String program) {
        engine.program(program);
        return self();
    }

    /**
     * Sets whose containers they are, to podman, and who may ask the daemon, to docker; by {@code sudo -n} where the deployment runs as
     * another user.
     *
     * @param user a user of the host; by default that of the deployment
     * @return this
     */
    public S as(String user) {
        engine.as(user);
        return self();
    }

    final Engine engine() {
        return engine;
    }
}
