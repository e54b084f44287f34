package dev.launchway.remote.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach one host by SSH: the destination with all that {@code ssh_config} says of it.
 *
 * @param hostName the name or address to connect to
 * @param port the port
 * @param user the user to log in as
 * @param identityFiles files of private keys, in the order in which they are tried; some may not exist
 * @param identitiesOnly whether keys of the agent that are no identity files stay unused
 * @param agentSocket the socket of the authentication agent
 * @param knownHosts files of host keys; some may not exist
 * @param hostKeyAlias the name under which the host's key is known, where it is not the host's own
 * @param jumps hosts to go through, as {@code [user@]host[:port]}, the nearest first
 * @param proxyCommand a command that connects in place of a socket
 * @param connectTimeout how long connecting may take
 * @param aliveInterval how often a silent host is asked for a sign of life
 * @param aliveCount how many such questions may stay without an answer
 * @param controlPath where the user's own {@code ssh} shares its connection to the host
 * @param keywords the keywords that were looked at, in lower case
 */
public record SshSettings(
        String hostName,
        int port,
        String user,
        List<Path> identityFiles,
        boolean identitiesOnly,
        Optional<Path> agentSocket,
        List<Path> knownHosts,
        Optional<String> hostKeyAlias,
        List<String> jumps,
        Optional<String> proxyCommand,
        Duration connectTimeout,
        Duration aliveInterval,
        int aliveCount,
        Optional<Path> controlPath,
        Set<String> keywords) {

    private static final int PORT = 22;
    private static final int CONNECT_SECONDS = 15;
    private static final int ALIVE_SECONDS = 15;
    private static final int ALIVE_COUNT = 3;
    private static final List<String> IDENTITIES = List.of("~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa");

    /**
     * Reads the settings from keywords.
     *
     * @param destination the host; what it says comes before all keywords
     * @param keywords the values of {@code ssh_config} by keyword in lower case
     * @param machine this machine
     * @return the settings
     */
    static SshSettings of(Destination destination, Map<String, List<String>> keywords, ControllerUser machine) {
        String hostName = first(keywords, "hostname").orElse(destination.host()).replace("%h", destination.host());
        String user = destination.user().or(() -> first(keywords, "user")).orElse(machine.name());
        Tokens tokens = new Tokens(machine, hostName, user);
        List<String> identities = keywords.getOrDefault("identityfile", IDENTITIES);
        List<Path> knownHosts = new ArrayList<>();
        knownHosts.addAll(paths(keywords, "userknownhostsfile", "~/.ssh/known_hosts ~/.ssh/known_hosts2", tokens));
        knownHosts.addAll(
                paths(keywords, "globalknownhostsfile", "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2", tokens));
        String jump = first(keywords, "proxyjump").filter(SshSettings::isSet).orElse("");
        return new SshSettings(
                hostName,
                destination.port().orElse(number(keywords, "port", PORT)),
                user,
                identities.stream().filter(SshSettings::isSet).map(tokens::path).toList(),
                first(keywords, "identitiesonly")
                        .filter("yes"::equalsIgnoreCase)
                        .isPresent(),
                agent(first(keywords, "identityagent"), machine, tokens),
                List.copyOf(knownHosts),
                first(keywords, "hostkeyalias").filter(SshSettings::isSet),
                jump.isEmpty() ? List.of() : List.of(jump.split(",")),
                first(keywords, "proxycommand").filter(SshSettings::isSet),
                Duration.ofSeconds(positive(keywords, "connecttimeout", CONNECT_SECONDS)),
                Duration.ofSeconds(positive(keywords, "serveraliveinterval", ALIVE_SECONDS)),
                positive(keywords, "serveralivecountmax", ALIVE_COUNT),
                first(keywords, "controlpath").filter(SshSettings::isSet).map(Path::of),
                Set.copyOf(keywords.keySet()));
    }

    /** The name under which the key is looked up. */
    public String keyName() {
        return hostKeyAlias.orElse(hostName);
    }

    private static Optional<Path> agent(Optional<String> configured, ControllerUser machine, Tokens tokens) {
        if (configured.isEmpty() || configured.get().equals("SSH_AUTH_SOCK")) {
            return machine.agentSocket();
        }
        return configured.filter(SshSettings::isSet).map(tokens::path);
    }

    private static Optional<String> first(Map<String, List<String>> keywords, String keyword) {
        return keywords.getOrDefault(keyword, List.of()).stream().findFirst();
    }

    private static List<Path> paths(
            Map<String, List<String>> keywords, String keyword, String otherwise, Tokens tokens) {
        List<Path> paths = new ArrayList<>();
        for (String text : first(keywords, keyword).orElse(otherwise).split("\\s+", -1)) {
            if (isSet(text)) {
                paths.add(tokens.path(text));
            }
        }
        return paths;
    }

    private static boolean isSet(String text) {
        return !text.isEmpty() && !text.equalsIgnoreCase("none");
    }

    private static int number(Map<String, List<String>> keywords, String keyword, int otherwise) {
        String text = first(keywords, keyword).orElse("");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static int positive(Map<String, List<String>> keywords, String keyword, int otherwise) {
        int number = number(keywords, keyword, otherwise);
        return number > 0 ? number : otherwise;
    }

    /** The tokens of ssh_config(5) that name files. */
    private record Tokens(ControllerUser machine, String hostName, String user) {

        Path path(String text) {
            String plain = text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                    ? text.substring(1, text.length() - 1)
                    : text;
            String home = machine.home().toString();
            if (plain.equals("~") || plain.startsWith("~/")) {
                plain = home + plain.substring(1);
            }
            StringBuilder expanded = new StringBuilder();
            boolean token = false;
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                if (token) {
                    expanded.append(value(c, home));
                    token = false;
                } else if (c == '%') {
                    token = true;
                } else {
                    expanded.append(c);
                }
            }
            return machine.home().resolve(expanded.toString());
        }

        private String value(char token, String home) {
            return switch (token) {
                case 'd' -> home;
                case 'h' -> hostName;
                case 'r' -> user;
                case 'u' -> machine.name();
                case '%' -> "%";
                default -> "%" + token;
            };
        }
    }
}
