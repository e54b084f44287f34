package dev.launchway.library.web;

import dev.launchway.annotation.Component;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.util.function.Consumer;

/** Does something on the host, as a component of a rolling deployment would. */
@Component
class Acting {

    private final Consumer<Target> action;

    Acting(Consumer<Target> action) {
        this.action = action;
    }

    void verify(Probe probe) {
        probe.check(false, "it acts each time");
    }

    void update(Target target) {
        action.accept(target);
    }
}
