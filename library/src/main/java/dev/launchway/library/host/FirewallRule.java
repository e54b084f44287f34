package dev.launchway.library.host;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Configuration;
import dev.launchway.library.component.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of the firewall for what comes in. Those of all root components of a host are gathered by {@link Firewall}: assign {@code
 * "firewall"} to the host.
 *
 * <pre>{@code
 * FirewallRule.named("web").tcp(80, 443);
 * FirewallRule.named("database").tcp(5432).from("10.0.0.0/8", "2001:db8::/32");
 * FirewallRule.named("games").udp("27000-27100").on("eth1");
 * FirewallRule.named("nuisance").from("192.0.2.66").drop();
 * }</pre>
 *
 * <p>Without ports it holds for all that its networks send; rules are asked in order, and the first one that fits decides.
 */
@Component
public final class FirewallRule {

    private static final int LAST_PORT = 65535;

    @Namevar
    String name;

    /** The firewall of the host; without one the rule would hold nowhere. */
    @Requires(value = Firewall.TABLE, from = Scope.SAME_HOST, peers = true)
    String table;

    @Provides(Firewall.RULE)
    FirewallEntry entry;

    private final List<String> tcp = new ArrayList<>();
    private final List<String> udp = new ArrayList<>();
    private final List<String> from = new ArrayList<>();
    private String on = "";
    private String verdict = "accept";

    private FirewallRule(String name) {
        this.name = name;
    }

    /**
     * A rule that accepts.
     *
     * @param name what it is called in the firewall: letters, digits, blanks, {@code . _ -}
     * @return the component, which still needs ports or networks
     * @throws IllegalArgumentException for another name
     */
    public static FirewallRule named(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}")) {
            throw new IllegalArgumentException("FirewallRule: '" + name
                    + "' is no name of a rule: write at most 64 letters, digits, blanks and . _ -");
        }
        return new FirewallRule(name);
    }

    /**
     * Adds ports of TCP.
     *
     * @param ports 1 to 65535
     * @return this
     */
    public FirewallRule tcp(int... ports) {
        for (int port : ports) {
            tcp(Integer.toString(port));
        }
        return this;
    }

    /**
     * Adds a port, or a range of ports, of TCP.
     *
     * @param range as in {@code 8000-8010}
     * @return this
     */
    public FirewallRule tcp(String range) {
        tcp.add(checked(range));
        return this;
    }

    /**
     * Adds ports of UDP.
     *
     * @param ports 1 to 65535
     * @return this
     */
    public FirewallRule udp(int... ports) {
        for (int port : ports) {
            udp(Integer.toString(port));
        }
        return this;
    }

    /**
     * Adds a port, or a range of ports, of UDP.
     *
     * @param range as in {@code 8000-8010}
     * @return this
     */
    public FirewallRule udp(String range) {
        udp.add(checked(range));
        return this;
    }

    private String checked(String range) {
        if (range.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
            String[] ends = range.split("-", -1);
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (first >= 1 && last <= LAST_PORT && (ends.length == 1 || first < last)) {
                return range;
            }
        }
        throw new IllegalArgumentException(
                label() + ": '" + range + "' is no port: write 1 to 65535, or a range as in 8000-8010");
    }

    /**
     * Holds for these networks alone.
     *
     * @param networks addresses, and networks as in {@code 10.0.0.0/8} and {@code 2001:db8::/32}
     * @return this
     */
    public FirewallRule from(String... networks) {
        for (String network : networks) {
            try {
                Network.parse(network);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(label() + ": " + e.getMessage(), e);
            }
            from.add(network);
        }
        return this;
    }

    /**
     * Holds for what comes in by one interface alone.
     *
     * @param networkInterface as in {@code eth0}
     * @return this
     */
    public FirewallRule on(String networkInterface) {
        String word = Arguments.word(label(), "interface", networkInterface);
        if (!word.matches("[A-Za-z0-9_.@-]{1,15}")) {
            throw new IllegalArgumentException(label() + ": '" + word + "' is no name of an interface");
        }
        on = word;
        return this;
    }

    /**
     * Drops it without an answer.
     *
     * @return this
     */
    public FirewallRule drop() {
        verdict = "drop";
        return this;
    }

    /**
     * Drops it with an answer.
     *
     * @return this
     */
    public FirewallRule reject() {
        verdict = "reject";
        return this;
    }

    private String label() {
        return "FirewallRule(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (tcp.isEmpty() && udp.isEmpty() && from.isEmpty() && on.isEmpty()) {
            throw new IllegalArgumentException(label() + " would hold for all that comes in: add .tcp(80), .udp(53),"
                    + " .from(\"10.0.0.0/8\") or .on(\"eth1\")");
        }
        entry = new FirewallEntry(name, List.copyOf(tcp), List.copyOf(udp), List.copyOf(from), on, verdict);
        here.settle(entry);
    }
}
