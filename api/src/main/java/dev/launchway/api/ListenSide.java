package dev.launchway.api;

import dev.launchway.api.internal.CurrentNameLookup;
import dev.launchway.api.internal.NameLookup;
import dev.launchway.text.IpLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The IP addresses that a server of some host binds to, in the environment at hand. */
final class ListenSide {

    private final NameLookup lookup = CurrentNameLookup.get();
    private final String host;

    ListenSide(String host) {
        this.host = host;
    }

    /** One of each family that the environment uses, IPv4 first. */
    List<String> literals() {
        List<String> known = known();
        List<String> literals = new ArrayList<>();
        for (boolean ipv6 : new boolean[] {false, true}) {
            if (isOn(ipv6)) {
                first(known, ipv6).ifPresent(literals::add);
            }
        }
        if (literals.isEmpty()) {
            throw isOff(IpLiteral.isIpv6(known.get(0)));
        }
        return literals;
    }

    /** The one of a family. */
    String literal(boolean ipv6) {
        if (!isOn(ipv6)) {
            throw isOff(ipv6);
        }
        return first(known(), ipv6)
                .orElseThrow(
                        () -> new IllegalStateException(
                                isLiteral()
                                        ? "'" + host + "' is an " + family(!ipv6) + " address, and an " + family(ipv6)
                                                + " one is asked for: write a name that has one in its place"
                                        : "'" + host + "' has no " + family(ipv6)
                                                + " address: add one to [resolver] of the environment, or to the name service"));
    }

    private IllegalStateException isOff(boolean ipv6) {
        String key = ipv6 ? "ipv6" : "ipv4";
        return new IllegalStateException("nothing can listen at '" + host + "' by " + family(ipv6)
                + ", which the environment switches off: remove '" + key + " = false' from it, or "
                + (isLiteral()
                        ? "write a name or an " + family(!ipv6) + " address in its place"
                        : "give the name an " + family(!ipv6) + " address, in [resolver] or in the name service"));
    }

    private List<String> known() {
        return isLiteral() ? List.of(host) : lookup.resolve(host);
    }

    private boolean isLiteral() {
        return IpLiteral.isValid(host);
    }

    private static Optional<String> first(List<String> literals, boolean ipv6) {
        return literals.stream()
                .filter(literal -> IpLiteral.isIpv6(literal) == ipv6)
                .findFirst();
    }

    private boolean isOn(boolean ipv6) {
        return ipv6 ? lookup.ipv6() : lookup.ipv4();
    }

    private static String family(boolean ipv6) {
        return ipv6 ? "IPv6" : "IPv4";
    }
}
