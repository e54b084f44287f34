package dev.launchway.library.fetch;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The header fields of a request, those that are secret apart: they go to the host that they are meant for, and to no other. */
final class Credentials {

    static final String AUTHORIZATION = "Authorization";

    /** What {@code java.net.http} sets itself, and what this download says. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "upgrade",
            "transfer-encoding",
            "range",
            "if-range",
            "accept-encoding",
            "proxy-authorization");

    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<String, Secret> secret = new LinkedHashMap<>();

    void add(String component, String name, String value) {
        check(component, name);
        if (name.equalsIgnoreCase(AUTHORIZATION)) {
            throw new IllegalArgumentException(component + ": the header field '" + name
                    + "' is a credential: give it as a Secret, by .basic(…), .bearer(…) or .header(name, secret)");
        }
        open.put(name, Objects.requireNonNull(value, "value"));
        secret.remove(name);
    }

    void add(String component, String name, Secret value) {
        check(component, name);
        secret.put(name, Objects.requireNonNull(value, "value"));
        open.remove(name);
    }

    private static void check(String component, String name) {
        boolean token = !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
        if (!token) {
            throw new IllegalArgumentException(
                    component + ": '" + name + "' is no name of a header field: write it as in X-Api-Key");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    component + ": the header field '" + name + "' is set by the download itself: leave it out");
        }
    }

    /** The value of {@code Authorization} for a user with a password. Source: RFC 7617. */
    static Secret basic(String user, Secret password) {
        return password.map(clear ->
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + clear).getBytes(StandardCharsets.UTF_8)));
    }

    /** Refuses text that a secret was joined to; a field in whose text the value of one stands is a secret itself. */
    void sort(Configuration here) {
        for (String name : List.copyOf(open.keySet())) {
            String value = open.get(name);
            if (!here.secretsIn(value).isEmpty()) {
                open.remove(name);
                secret.put(name, Secret.of(value));
            }
        }
    }

    /** The fields that may go to any server. */
    Credentials withoutSecrets() {
        Credentials others = new Credentials();
        others.open.putAll(open);
        return others;
    }

    boolean hasSecrets() {
        return !secret.isEmpty();
    }

    /**
     * Adds the fields to a request.
     *
     * @param trusted whether it goes to the host that the secrets are meant for
     */
    void apply(HttpRequest.Builder request, boolean trusted) {
        open.forEach(request::setHeader);
        if (trusted) {
            secret.forEach((name, value) -> request.setHeader(name, value.reveal()));
        }
    }

    @Override
    public String toString() {
        return open + " " + new ArrayList<>(secret.keySet());
    }
}
