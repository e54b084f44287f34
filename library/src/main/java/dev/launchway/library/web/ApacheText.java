package dev.launchway.library.web;

import dev.launchway.api.Address;
import java.util.ArrayList;
import java.util.List;

/** Writes a site for Apache. */
final class ApacheText {

    /** Debian's ports.conf has them. */
    private static final List<Integer> USUAL_PORTS = List.of(80, 443);

    private ApacheText() {}

    static String of(SiteContent site) {
        StringBuilder text = new StringBuilder();
        List<String> hosts = new ArrayList<>();
        for (Listen listen : site.listensOr(80, 443)) {
            hosts.add(listen.text("*:"));
            if (!USUAL_PORTS.contains(listen.port())) {
                text.append("Listen ").append(listen.text("")).append('\n');
            }
        }
        if (site.redirected()) {
            List<String> lines = names(site);
            lines.add("Redirect permanent \"/\" \"https://" + site.serverNames().get(0) + "/\"");
            host(text, "*:80", lines);
        }
        host(text, String.join(" ", hosts), lines(site));
        return text.toString();
    }

    private static List<String> lines(SiteContent site) {
        List<String> lines = names(site);
        if (site.tls() != null) {
            lines.add("SSLEngine on");
            lines.add("SSLCertificateFile \"" + site.tls().chain() + "\"");
            lines.add("SSLCertificateKeyFile \"" + site.tls().key() + "\"");
        }
        if (site.root() != null) {
            lines.add("DocumentRoot \"" + site.root() + "\"");
            lines.addAll(List.of("<Directory \"" + site.root() + "\">", "    Require all granted", "</Directory>"));
        }
        lines.addAll(site.directives());
        if (!site.backends().isEmpty()) {
            String balancer = "balancer://" + site.name();
            lines.add("<Proxy \"" + balancer + "\">");
            for (Address backend : site.backends()) {
                lines.add("    BalancerMember \"http://" + backend + "\"");
            }
            lines.addAll(List.of(
                    "</Proxy>",
                    "ProxyPreserveHost On",
                    "ProxyPass \"/\" \"" + balancer + "/\"",
                    "ProxyPassReverse \"/\" \"" + balancer + "/\""));
        }
        return lines;
    }

    private static List<String> names(SiteContent site) {
        List<String> lines = new ArrayList<>();
        for (String name : site.serverNames()) {
            lines.add((lines.isEmpty() ? "ServerName " : "ServerAlias ") + name);
        }
        return lines;
    }

    private static void host(StringBuilder text, String where, List<String> lines) {
        text.append(text.isEmpty() ? "" : "\n")
                .append("<VirtualHost ")
                .append(where)
                .append(">\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("</VirtualHost>\n");
    }
}
