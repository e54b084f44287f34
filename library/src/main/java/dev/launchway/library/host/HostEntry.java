package dev.launchway.library.host;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.library.file.ManagedContent;
import dev.launchway.text.HostText;
import dev.launchway.text.IpLiteral;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses of a name, for all programs of the host: lines of {@code /etc/hosts}, as root.
 *
 * <pre>{@code
 * HostEntry.of("db.example.com", "db").address("192.0.2.10", "2001:db8::10");
 * HostEntry.of("www.example.com");      // its address by [resolver] of the environment
 * HostEntry.of("old.example.com").absent();
 * }</pre>
 *
 * <p>They stand in a block of their own; the lines of others stay. The first line of the file that has a name counts.
 */
@Component
public final class HostEntry {

    private static final String FILE = "/etc/hosts";

    @Namevar
    String name;

    private final Set<String> names;
    private final List<String> addresses = new ArrayList<>();
    private String as = "root";
    private boolean inPlace;
    private boolean absent;

    private HostEntry(Set<String> names) {
        this.names = names;
        this.name = names.iterator().next();
    }

    /**
     * The entry of a name.
     *
     * @param name the name that the addresses lead back to
     * @param aliases other names for them
     * @return the component
     * @throws IllegalArgumentException for a text that is no name of a host
     */
    public static HostEntry of(String name, String... aliases) {
        Set<String> all = new LinkedHashSet<>();
        all.add(checked(name));
        for (String alias : aliases) {
            all.add(checked(alias));
        }
        return new HostEntry(all);
    }

    /**
     * The entry of a host of the environment: its full name, and its short one.
     *
     * @param host a host
     * @return the component
     */
    public static HostEntry of(Host host) {
        return of(host.fqdn(), host.name());
    }

    private static String checked(String name) {
        if (!HostText.isName(name) || IpLiteral.isValid(name)) {
            throw new IllegalArgumentException(
                    "HostEntry: '" + name
                            + "' is no name of a host: write letters, digits, dashes and dots; addresses are set by .address(…)");
        }
        return name;
    }

    /**
     * Sets its addresses. Without it, it has those that the environment's {@code [resolver]} gives for the first name, one of each
     * family that the environment uses. A name that is not there either is looked up, once, by the machine that the deployment is
     * run from.
     *
     * @param literals IPv4 and IPv6 addresses
     * @return this
     * @throws IllegalArgumentException for a text that is none
     */
    public HostEntry address(String... literals) {
        for (String literal : literals) {
            if (!IpLiteral.isValid(literal)) {
                throw new IllegalArgumentException(
                        label() + ": '" + literal + "' is no IP address: write it as in 192.0.2.10 or 2001:db8::10");
            }
            addresses.add(literal);
        }
        return this;
    }

    /**
     * Writes into the file that is there instead of replacing it, as a container needs it, which has {@code /etc/hosts} mounted by
     * itself: see {@link dev.launchway.library.file.File#inPlace}.
     *
     * @return this
     */
    public HostEntry inPlace() {
        inPlace = true;
        return this;
    }

    /**
     * Removes the block of the first name.
     *
     * @return this
     */
    public HostEntry absent() {
        absent = true;
        return this;
    }

    /**
     * Sets the user who writes it; by default {@code root}.
     *
     * @param user one who may, on the target
     * @return this
     */
    public HostEntry as(String user) {
        as = user;
        return this;
    }

    private String label() {
        return "HostEntry(\"" + name + "\")";
    }

    void configure(Configuration here) {
        ManagedContent file = ManagedContent.at(FILE).as(as);
        if (inPlace) {
            file.inPlace();
        }
        String block = "host " + name;
        here.add(absent ? file.absent(block) : file.block(block, lines()));
    }

    private String lines() {
        if (addresses.isEmpty()) {
            Address.of(name, 1).listenAll().forEach(address -> addresses.add(address.host()));
        }
        StringBuilder lines = new StringBuilder();
        addresses.forEach(address -> lines.append(address)
                .append(' ')
                .append(String.join(" ", names))
                .append('\n'));
        return lines.toString();
    }
}
