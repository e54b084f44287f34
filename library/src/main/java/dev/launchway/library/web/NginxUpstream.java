package dev.launchway.library.web;

import dev.launchway.api.Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers in the text of a site for nginx: the lines {@code server ADDRESS …;} of its upstreams. */
final class NginxUpstream {

    private static final Pattern SERVER = Pattern.compile("(?m)^([ \\t]*server[ \\t]+)([^\\s;{]+)([^;{\\n]*);");
    private static final Pattern DOWN = Pattern.compile("[ \\t]+down\\b");
    private static final Pattern LISTEN = Pattern.compile("(?m)^[ \\t]*listen[ \\t]+(?:\\S*:)?([0-9]{1,5})\\b");
    private static final int USUAL_PORT = 80;

    private final String label;
    private final String text;

    NginxUpstream(String label, String text) {
        this.label = label;
        this.text = text;
    }

    List<Address> servers() {
        Set<Address> servers = new LinkedHashSet<>();
        SERVER.matcher(text).results().forEach(line -> {
            if (!line.group(2).startsWith("unix:")) {
                servers.add(address(line.group(2)));
            }
        });
        return List.copyOf(servers);
    }

    private static Address address(String word) {
        try {
            return Address.parse(word);
        } catch (IllegalArgumentException e) {
            return Address.of(word, USUAL_PORT);
        }
    }

    /** Where the site listens. */
    List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        LISTEN.matcher(text).results().forEach(line -> ports.add(Integer.valueOf(line.group(1))));
        return ports;
    }

    /** A site as it is on the host, with the server out. */
    String without(Address server, String site) {
        check(server);
        boolean others = SERVER.matcher(site)
                .results()
                .anyMatch(line ->
                        !isOf(server, line) && !DOWN.matcher(line.group(3)).find());
        if (!others && !site.isEmpty()) {
            throw new IllegalStateException(server + " is the last server of " + label
                    + " that gets requests: bring another one back before, or add one");
        }
        return changed(server, site, (line, settings) -> {
            boolean out = DOWN.matcher(settings).find();
            return line.group(1) + line.group(2) + settings + (out ? ";" : " down;");
        });
    }

    /** A site as it is on the host, with the server back. */
    String with(Address server, String site) {
        check(server);
        return changed(
                server,
                site,
                (line, settings) ->
                        line.group(1) + line.group(2) + DOWN.matcher(settings).replaceAll("") + ";");
    }

    private void check(Address server) {
        if (!servers().contains(server)) {
            throw new IllegalArgumentException(label + " has no server " + server + ": it has "
                    + (servers().isEmpty() ? "none" : servers()));
        }
    }

    private static boolean isOf(Address server, MatchResult line) {
        return !line.group(2).startsWith("unix:") && address(line.group(2)).equals(server);
    }

    private static String changed(Address server, String site, BiFunction<MatchResult, String, String> change) {
        return SERVER.matcher(site)
                .replaceAll(line -> Matcher.quoteReplacement(
                        isOf(server, line) ? change.apply(line, line.group(3)) : line.group()));
    }
}
