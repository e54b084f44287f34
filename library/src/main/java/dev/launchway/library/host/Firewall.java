package dev.launchway.library.host;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.file.ManagedContent;
import java.nio.file.Path;
import java.util.List;

/**
 * The firewall of a host, by nftables: it gathers each {@link FirewallRule} of its host, whichever root component has it, into a table
 * of its own, {@code inet launchway}. A root component, by the name {@code firewall}.
 *
 * <pre>{@code
 * // of any component of a host, which has "firewall" too
 * FirewallRule ssh = FirewallRule.named("ssh").tcp(22).from("192.0.2.0/24");
 * }</pre>
 *
 * <p>What no rule accepts is dropped, but for what connections that there are send, the host itself, and ICMP. The whole table is tried
 * by {@code nft -c} and then loaded at once. Rules that would keep SSH out are refused. Tables of others, as Docker's, stay.
 */
@Component("firewall")
public class Firewall {

    /** What a rule requires of its host. */
    static final String TABLE = "launchway:firewall";

    /** What a rule provides. */
    static final String RULE = "launchway:firewall-rule";

    /** What becomes of that which no rule accepts: {@code drop} or {@code accept}. */
    @Attribute
    String policy = "drop";

    /** The file with the table. */
    @Attribute
    Path file = Path.of("/etc/nftables.d/launchway.nft");

    /** What the system loads at boot: it gets a line that includes {@link #file}. */
    @Attribute
    Path main = Path.of("/etc/nftables.conf");

    /** The program. */
    @Attribute
    String program = "/usr/sbin/nft";

    /** Without it the table and its file are removed. */
    @Attribute
    boolean enabled = true;

    @Requires(value = RULE, from = Scope.SAME_HOST, optional = true)
    List<Resource<FirewallEntry>> rules;

    /**
     * What rules are gathered by.
     *
     * @return the table
     */
    @Provides(TABLE)
    String table() {
        return FirewallTable.NAME;
    }

    void configure(Configuration here) {
        if (!policy.equals("drop") && !policy.equals("accept")) {
            throw new IllegalArgumentException("the policy of firewall is '" + policy + "': write drop or accept");
        }
        FirewallText text = new FirewallText(policy, rules);
        String header = here.expand("# {{ managed }}\n");
        here.add(new FirewallTable(file, enabled ? header + text : "", program, text, SshWay.ENVIRONMENT));
        ManagedContent loaded = ManagedContent.at(main).as("root");
        here.add(enabled ? loaded.block("firewall", "include \"" + file + "\"\n") : loaded.absent("firewall"));
    }
}
