package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.Assignment;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.model.ComponentModel;

/**
 * A component on a host.
 *
 * @param index its position in the environment: the order of hosts, then of their lists
 * @param host the host
 * @param assignment the entry in the host's list
 * @param component the component
 */
public record Root(int index, HostModel host, Assignment assignment, ComponentModel component) {

    /**
     * Whether it is left alone.
     *
     * @return whether its host, or the component on its host, is ignored
     */
    public boolean ignored() {
        return host.ignored() || assignment.ignored();
    }
}
