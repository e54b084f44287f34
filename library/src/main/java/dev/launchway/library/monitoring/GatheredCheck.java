package dev.launchway.library.monitoring;

import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.component.ShellWords;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** A check together with who provides it, as monitoring systems are told of it. */
record GatheredCheck(Check check, String host, String fqdn, String component) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static List<GatheredCheck> of(List<Resource<Check>> resources) {
        return resources.stream()
                .map(one -> new GatheredCheck(
                        one.value(), one.host().name(), one.host().fqdn(), one.component()))
                .toList();
    }

    /** What it is called on its host: {@code guestbook-health}. */
    String name() {
        return component + "-" + check.name();
    }

    boolean isCommand() {
        return check.kind() == Check.Kind.COMMAND;
    }

    /** Whom a connection goes to, without brackets. */
    String address() {
        if (check.kind() == Check.Kind.HTTP) {
            String name = check.uri().getHost();
            return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        }
        String name = check.target().substring(0, check.target().lastIndexOf(':'));
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    int port() {
        if (check.kind() == Check.Kind.HTTP) {
            URI uri = check.uri();
            return uri.getPort() > 0 ? uri.getPort() : isTls() ? HTTPS : HTTP;
        }
        return Integer.parseInt(check.target().substring(check.target().lastIndexOf(':') + 1));
    }

    boolean isTls() {
        return check.kind() == Check.Kind.HTTP
                && check.uri().getScheme().toLowerCase(Locale.ROOT).equals("https");
    }

    String path() {
        URI uri = check.uri();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** A line of a shell that runs the command of a check, in the work directory of its root component. */
    String shell(Configuration here) {
        here.runs(check.command());
        String directory = here.workdir().resolveSibling(component).toString();
        return "cd " + ShellWords.quoted(directory) + " && " + ShellWords.joined(check.command());
    }
}
