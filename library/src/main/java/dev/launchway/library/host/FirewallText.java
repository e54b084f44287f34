package dev.launchway.library.host;

import dev.launchway.api.Resource;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What nftables is told.
 *
 * @param policy what becomes of that which no rule accepts
 * @param rules in order
 */
record FirewallText(String policy, List<Resource<FirewallEntry>> rules) {

    /** Whether a new connection of an address to a port of TCP is accepted; an address of {@code null} is any one. */
    boolean accepts(InetAddress from, int port) {
        for (Resource<FirewallEntry> rule : rules) {
            FirewallEntry entry = rule.value();
            boolean accepted = entry.verdict().equals("accept");
            if (hasPort(entry, port)
                    && isFrom(entry, from, accepted)
                    && (accepted ? entry.on().isEmpty() : true)) {
                return accepted;
            }
        }
        return policy.equals("accept");
    }

    private static boolean hasPort(FirewallEntry entry, int port) {
        if (entry.tcp().isEmpty()) {
            return entry.udp().isEmpty();
        }
        return entry.tcp().stream().anyMatch(range -> {
            String[] ends = range.split("-", -1);
            return port >= Integer.parseInt(ends[0]) && port <= Integer.parseInt(ends[ends.length - 1]);
        });
    }

    private static boolean isFrom(FirewallEntry entry, InetAddress from, boolean accepted) {
        if (entry.from().isEmpty()) {
            return true;
        }
        return from == null
                ? accepted
                : entry.from().stream()
                        .anyMatch(network -> Network.parse(network).contains(from));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        // Made where it is not there, so that deleting it cannot fail: both are one transaction.
        text.append("table " + FirewallTable.NAME + " {}\ndelete table " + FirewallTable.NAME + "\n");
        text.append("table " + FirewallTable.NAME + " {\n    chain input {\n");
        line(text, "type filter hook input priority filter; policy " + policy + ";");
        line(text, "ct state established,related accept");
        line(text, "iif lo accept");
        line(text, "meta l4proto { icmp, ipv6-icmp } accept");
        rules.forEach(rule -> statements(rule).forEach(statement -> line(text, statement)));
        return text.append("    }\n}\n").toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append("        ").append(line).append('\n');
    }

    private static List<String> statements(Resource<FirewallEntry> rule) {
        FirewallEntry entry = rule.value();
        List<String> ports = new ArrayList<>();
        if (!entry.tcp().isEmpty()) {
            ports.add("tcp dport " + set(entry.tcp()) + " ");
        }
        if (!entry.udp().isEmpty()) {
            ports.add("udp dport " + set(entry.udp()) + " ");
        }
        if (ports.isEmpty()) {
            ports.add("");
        }
        String where = entry.on().isEmpty() ? "" : "iifname \"" + entry.on() + "\" ";
        String end = entry.verdict() + " comment \"" + entry.name() + " (" + rule.component() + ")\"";
        List<String> statements = new ArrayList<>();
        for (String sources : sources(entry.from())) {
            ports.forEach(one -> statements.add(where + sources + one + end));
        }
        return statements;
    }

    /** Each family of addresses has statements of its own. */
    private static List<String> sources(List<String> networks) {
        if (networks.isEmpty()) {
            return List.of("");
        }
        List<String> v4 = new ArrayList<>();
        List<String> v6 = new ArrayList<>();
        networks.forEach(network -> (Network.parse(network).isV6() ? v6 : v4).add(network));
        List<String> sources = new ArrayList<>();
        if (!v4.isEmpty()) {
            sources.add("ip saddr " + set(v4) + " ");
        }
        if (!v6.isEmpty()) {
            sources.add("ip6 saddr " + set(v6) + " ");
        }
        return sources;
    }

    private static String set(List<String> members) {
        return members.size() == 1 ? members.get(0) : "{ " + String.join(", ", members) + " }";
    }
}
