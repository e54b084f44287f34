package dev.launchway.api.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The lookup of the system: its hosts file, its name service. */
public final class SystemNameLookup implements NameLookup {

    private static final String HELP = ": add it to [resolver] of the environment, or to the name service";

    /** Name services give several addresses in another order each time: what is made of them comes out the same in each run. */
    private static final Comparator<InetAddress> ORDER = Comparator.<InetAddress>comparingInt(
                    address -> address.getAddress().length)
            .thenComparing(InetAddress::getAddress, Arrays::compareUnsigned);

    @Override
    public List<String> resolve(String name) {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the name '" + name + "' has no IP address" + HELP, e);
        }
        List<String> literals = Arrays.stream(found)
                .filter(address -> !address.isLinkLocalAddress())
                .sorted(ORDER)
                .map(InetAddress::getHostAddress)
                .toList();
        if (literals.isEmpty()) {
            throw new IllegalStateException("the name '" + name + "' has link-local IP addresses alone ("
                    + found[0].getHostAddress() + "), which other hosts do not know" + HELP);
        }
        return literals;
    }
}
