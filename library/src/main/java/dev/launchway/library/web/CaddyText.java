package dev.launchway.library.web;

import java.util.ArrayList;
import java.util.List;

/** Writes a site for Caddy. */
final class CaddyText {

    private CaddyText() {}

    static String of(SiteContent site) {
        StringBuilder text = new StringBuilder(String.join(", ", addresses(site))).append(" {\n");
        lines(site).forEach(line -> text.append("    ").append(line).append('\n'));
        return text.append("}\n").toString();
    }

    /** A name alone is one that Caddy gets a certificate for. */
    private static List<String> addresses(SiteContent site) {
        List<String> names = site.serverNames().isEmpty() ? List.of("") : site.serverNames();
        List<String> addresses = new ArrayList<>();
        for (String name : names) {
            if (site.listens().isEmpty()) {
                addresses.add(name.isEmpty() ? (site.tls() == null ? ":80" : ":443") : name);
            }
            for (Listen listen : site.listens()) {
                addresses.add((site.tls() == null ? "http://" : "https://") + name + ":" + listen.port());
            }
        }
        return addresses;
    }

    private static List<String> lines(SiteContent site) {
        List<String> lines = new ArrayList<>();
        List<String> hosts = site.listens().stream()
                .map(Listen::host)
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
        if (!hosts.isEmpty()) {
            lines.add("bind " + String.join(" ", hosts));
        }
        if (site.tls() != null) {
            lines.add("tls \"" + site.tls().chain() + "\" \"" + site.tls().key() + "\"");
        }
        if (site.root() != null) {
            lines.add("root * \"" + site.root() + "\"");
        }
        lines.addAll(site.directives());
        List<String> proxy = site.backends().isEmpty()
                ? List.of()
                : List.of("reverse_proxy "
                        + String.join(
                                " ",
                                site.backends().stream().map(Object::toString).toList()));
        if (site.root() != null && !proxy.isEmpty()) {
            lines.addAll(List.of("@file file", "handle @file {", "    file_server", "}", "handle {"));
            lines.add("    " + proxy.get(0));
            lines.add("}");
        } else {
            lines.addAll(site.root() == null ? proxy : List.of("file_server"));
        }
        return lines;
    }
}
