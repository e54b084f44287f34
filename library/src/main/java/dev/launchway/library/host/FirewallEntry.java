package dev.launchway.library.host;

import java.util.List;

/**
 * What a {@link FirewallRule} gives to the firewall of its host.
 *
 * @param name what it is called
 * @param tcp ports of TCP, and ranges of them as in {@code 8000-8010}
 * @param udp ports of UDP
 * @param from networks that it holds for; empty for all
 * @param on the interface that it holds for; empty for all
 * @param verdict {@code accept}, {@code drop} or {@code reject}
 */
public record FirewallEntry(
        String name, List<String> tcp, List<String> udp, List<String> from, String on, String verdict) {}
