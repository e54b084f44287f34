package dev.launchway.library.web;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Target;
import java.util.List;

/**
 * Spreads requests over servers, each of which can be taken out and brought back, while what runs on it is deployed. Both are called in
 * an {@code update} on the host of the balancer, of a component that is deployed after it.
 *
 * <pre>{@code
 * void configure(Configuration here) {
 *     balancer.declare(here);
 * }
 *
 * void update(Target target) {
 *     balancer.drain(target, server);
 *     …                                // what its requests would notice
 *     balancer.restore(target, server);
 * }
 * }</pre>
 *
 * <p>Whoever is interrupted between both leaves the server out: the next deployment of the balancer brings it back where that is written
 * in a file, as it is by nginx, and HAProxy forgets it when it reads its configuration again.
 */
public interface Balancer {

    /**
     * The servers that requests go to.
     *
     * @return their addresses, as they were given, in order
     */
    List<Address> servers();

    /**
     * Says what {@link #drain} and {@link #restore} do as another user, for the component that calls them.
     *
     * @param here what its {@code configure} was given
     * @throws IllegalStateException before the balancer is prepared, by {@code here.add(…)} or after {@code configure}
     */
    void declare(Configuration here);

    /**
     * Takes a server out: it gets no new requests, and those that it has are waited for, within bounds. One that is out already stays
     * out. In a prediction the commands are listed and not run.
     *
     * @param target the host of the balancer
     * @param server one of {@link #servers}
     * @throws IllegalArgumentException for another address
     * @throws IllegalStateException where no other server would be left that answers
     */
    void drain(Target target, Address server);

    /**
     * Brings a server back. A balancer that asks its servers whether they are well has found this one well when it returns. One that is
     * not out is left alone.
     *
     * @param target the host of the balancer
     * @param server one of {@link #servers}
     * @throws IllegalArgumentException for another address
     * @throws IllegalStateException where the server does not get well in time
     */
    void restore(Target target, Address server);
}
