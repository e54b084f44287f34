package dev.launchway.library.web;

import dev.launchway.api.Address;
import java.util.ArrayList;
import java.util.List;

/** Writes a site for nginx. */
final class NginxText {

    private NginxText() {}

    static String of(SiteContent site) {
        StringBuilder text = new StringBuilder();
        if (!site.backends().isEmpty()) {
            List<String> servers = new ArrayList<>();
            for (Address backend : site.backends()) {
                servers.add("server " + backend + ";");
            }
            block(text, "upstream " + site.name(), servers);
        }
        if (site.redirected()) {
            List<String> lines = new ArrayList<>(List.of("listen 80;"));
            addNames(lines, site);
            lines.add("return 301 https://$host$request_uri;");
            block(text, "server", lines);
        }
        block(text, "server", lines(site));
        return text.toString();
    }

    private static List<String> lines(SiteContent site) {
        List<String> lines = new ArrayList<>();
        for (Listen listen : site.listensOr(80, 443)) {
            lines.add("listen " + listen.text("") + (site.tls() == null ? "" : " ssl") + ";");
        }
        addNames(lines, site);
        if (site.tls() != null) {
            lines.add("ssl_certificate " + quoted(site.tls().chain()) + ";");
            lines.add("ssl_certificate_key " + quoted(site.tls().key()) + ";");
        }
        if (site.root() != null) {
            lines.add("root " + quoted(site.root()) + ";");
        }
        lines.addAll(site.directives());
        if (!site.backends().isEmpty()) {
            boolean filesFirst = site.root() != null;
            if (filesFirst) {
                lines.addAll(List.of("location / {", "    try_files $uri @backends;", "}"));
            }
            lines.addAll(List.of(
                    filesFirst ? "location @backends {" : "location / {",
                    "    proxy_pass http://" + site.name() + ";",
                    "    proxy_set_header Host $host;",
                    "    proxy_set_header X-Real-IP $remote_addr;",
                    "    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
                    "    proxy_set_header X-Forwarded-Proto $scheme;",
                    "}"));
        }
        return lines;
    }

    private static void addNames(List<String> lines, SiteContent site) {
        if (!site.serverNames().isEmpty()) {
            lines.add("server_name " + String.join(" ", site.serverNames()) + ";");
        }
    }

    private static void block(StringBuilder text, String head, List<String> lines) {
        text.append(text.isEmpty() ? "" : "\n").append(head).append(" {\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("}\n");
    }

    private static String quoted(Object word) {
        return "\"" + word + "\"";
    }
}
