package dev.launchway.library.monitoring;

import dev.launchway.api.Address;
import dev.launchway.library.component.Arguments;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * How one sees that something is well. Any component provides as many as it likes, by the key {@link #KEY}; they are gathered by the
 * components of this package, and by those of a service that require them.
 *
 * <pre>{@code
 * @Provides(Check.KEY)
 * List<Check> checks(Host host) {
 *     return List.of(
 *             Check.http("health", Address.of(host.fqdn(), port), "/health"),
 *             Check.command("queue", "bin/queue", "--shorter-than", "100"));
 * }
 * }</pre>
 *
 * @param name what is looked at: {@code health}
 * @param kind how
 * @param target whom: a URL or an address; empty for a command
 * @param command the program and its arguments, in the work directory of its root component; empty for others
 */
public record Check(String name, Kind kind, String target, List<String> command) {

    /** The key of the resource. */
    public static final String KEY = "launchway:check";

    /** How one looks. */
    public enum Kind {
        /** A URL answers with a status of success. */
        HTTP,
        /** An address accepts connections. */
        TCP,
        /** A program ends with exit code 0, on the host of its component. */
        COMMAND
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException for a name with other characters than letters, digits, {@code .}, {@code _} and {@code -}
     */
    public Check {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a check: write letters, digits, '.', '_' and '-'");
        }
        command = List.copyOf(command);
    }

    /**
     * A URL that answers with a status of success.
     *
     * @param name what is looked at
     * @param url as in {@code https://shop.example.com/health}
     * @return the check
     * @throws IllegalArgumentException for a text that is no URL of http or https
     */
    public static Check http(String name, String url) {
        Check check = new Check(name, Kind.HTTP, url, List.of());
        check.uri();
        return check;
    }

    /**
     * A URL that answers with a status of success.
     *
     * @param name what is looked at
     * @param address where it listens, without TLS
     * @param path as in {@code /health}
     * @return the check
     * @throws IllegalArgumentException for a path that does not begin with a slash
     */
    public static Check http(String name, Address address, String path) {
        return http(name, "http://" + address + (path.startsWith("/") ? path : "/" + path));
    }

    /**
     * An address that accepts connections.
     *
     * @param name what is looked at
     * @param address where it listens
     * @return the check
     */
    public static Check tcp(String name, Address address) {
        return new Check(name, Kind.TCP, address.toString(), List.of());
    }

    /**
     * A program that ends with exit code 0. It is run on the host of the component, once a minute or so: it takes some seconds at most,
     * and changes nothing.
     *
     * @param name what is looked at
     * @param argv the program and its arguments; a relative program is taken from the work directory
     * @return the check
     */
    public static Check command(String name, String... argv) {
        List<String> command = Arguments.command(argv);
        command.forEach(word -> Arguments.line("Check(\"" + name + "\")", "command", word));
        return new Check(name, Kind.COMMAND, "", command);
    }

    /** The URL of one of HTTP. */
    URI uri() {
        try {
            URI uri = new URI(target);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && target.matches("[!#$%&()*+,./0-9:=?@A-Z\\[\\]_a-z~-]+")) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + target + "' is no URL: " + e.getReason(), e);
        }
        throw new IllegalArgumentException(
                "'" + target + "' is no URL of a check: write one as in http://localhost:8080/health");
    }
}
