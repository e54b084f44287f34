package dev.launchway.cli.overview;

import java.util.List;

/**
 * Who receives the secrets of an environment; every format is made of this.
 *
 * @param environment its name
 * @param secrets in the order of the environment, then those of its file that nothing refers to
 * @param hosts all that are deployed, in the order of the environment
 */
public record SecretsView(String environment, List<SecretView> secrets, List<HostView> hosts) {

    /**
     * A secret.
     *
     * @param name its name
     * @param from the file that it stands in, or where else it is read
     * @param receivers the hosts that receive it, in the order of the environment; none for one that nobody needs
     */
    public record SecretView(String name, String from, List<ReceiverView> receivers) {}

    /**
     * A host that receives a secret.
     *
     * @param host the host's name
     * @param through the attributes, and the requirements of resources
     */
    public record ReceiverView(String host, List<ThroughView> through) {}

    /**
     * What a secret comes through.
     *
     * @param component the root component, or the breadcrumb of one that requires a resource
     * @param attribute the attribute, or the field that requires a resource
     * @param resource the key of the resource; empty for an attribute
     */
    public record ThroughView(String component, String attribute, String resource) {}

    /**
     * A host.
     *
     * @param name its name
     * @param secrets the names of what it receives
     */
    public record HostView(String name, List<String> secrets) {}
}
