package dev.launchway.api.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The lookup of the system: its hosts file, its name service. */
public final class SystemNameLookup implements NameLookup {

    @Override
    public String resolve(String name) {
        try {
            InetAddress[] found = InetAddress.getAllByName(name);
            for (InetAddress address : found) {
                if (address instanceof Inet4Address) {
                    return address.getHostAddress();
                }
            }
            return found[0].getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "the name '" + name
                            + "' has no IP address: add it to [resolver] of the environment, or to the name service",
                    e);
        }
    }
}
