package dev.launchway.library.web;

import dev.launchway.annotation.Component;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.function.Consumer;

/** Does something on the host, as a component of a rolling deployment would. */
@Component
public class Acting {

    private final Balancer balancer;
    private final Consumer<Target> action;

    /**
     * Acts in each deployment.
     *
     * @param balancer whose rights it needs
     * @param action what it does
     */
    public Acting(Balancer balancer, Consumer<Target> action) {
        this.balancer = balancer;
        this.action = action;
    }

    void configure(Configuration here) {
        balancer.declare(here);
    }

    void verify(Probe probe) {
        probe.check(false, "it acts each time");
    }

    void update(Target target) {
        action.accept(target);
    }
}
