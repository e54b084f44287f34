package dev.launchway.remote.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach one host by SSH: the destination with all that {@code ssh_config} says of it.
 *
 * @param hostName the name or address to connect to
 * @param port the port
 * @param user the user to log in as
 * @param identities what proves who the user is
 * @param hostKeys what proves which host it is
 * @param algorithms what the connection may be protected by
 * @param jumps hosts to go through, as {@code [user@]host[:port]}, the nearest first
 * @param proxyCommand a command that connects in place of a socket
 * @param otherWishes what else is asked for that decides whether the host is reached, as {@code keyword value}
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
        Identities identities,
        HostKeys hostKeys,
        Algorithms algorithms,
        List<String> jumps,
        Optional<String> proxyCommand,
        List<String> otherWishes,
        Duration connectTimeout,
        Duration aliveInterval,
        int aliveCount,
        Optional<Path> controlPath,
        Set<String> keywords) {

    private static final int PORT = 22;
    private static final int CONNECT_SECONDS = 15;
    private static final int ALIVE_SECONDS = 15;
    private static final int ALIVE_COUNT = 3;
    private static final int RSA_BITS = 1024;
    private static final List<String> IDENTITIES = List.of("~/.ssh/id_rsa", "~/.ssh/id_ecdsa", "~/.ssh/id_ed25519");

    /** Keywords beside {@code ProxyCommand} that decide about in or out, with the values that ask for nothing. */
    private static final Map<String, List<String>> RARE = Map.of(
            "addressfamily", List.of("any"),
            "bindaddress", List.of("none"),
            "bindinterface", List.of("none"),
            "checkhostip", List.of("no"),
            "hostbasedauthentication", List.of("no"),
            "knownhostscommand", List.of("none"),
            "pkcs11provider", List.of("none"),
            "verifyhostkeydns", List.of("no", "false"));

    /**
     * What proves who the user is.
     *
     * @param files files of private keys, in the order in which they are tried; some may not exist
     * @param certificates files of the user's certificates
     * @param only whether keys of the agent that are no identity files stay unused
     * @param agentSocket the socket of the authentication agent
     * @param publicKeys whether public keys may be tried at all
     * @param gssapi whether Kerberos may be tried
     * @param algorithms the only ones that may be used; empty for all
     * @param rsaBits how long an RSA key has to be, the host's own too
     */
    public record Identities(
            List<Path> files,
            List<Path> certificates,
            boolean only,
            Optional<Path> agentSocket,
            boolean publicKeys,
            boolean gssapi,
            List<String> algorithms,
            int rsaBits) {}

    /**
     * What proves which host it is.
     *
     * @param known files of host keys; some may not exist
     * @param revoked the file of keys that no host may have
     * @param alias the name under which the host's key is known, where it is not the host's own
     * @param authorityAlgorithms what certificates may be signed by; empty for the usual ones
     */
    public record HostKeys(
            List<Path> known, Optional<Path> revoked, Optional<String> alias, List<String> authorityAlgorithms) {}

    /**
     * What a connection may be protected by, each in the order of preference; empty for all that there is.
     *
     * @param keyExchanges of {@code KexAlgorithms}
     * @param hostKeys of {@code HostKeyAlgorithms}
     * @param ciphers of {@code Ciphers}
     * @param macs of {@code MACs}
     */
    public record Algorithms(
            List<String> keyExchanges, List<String> hostKeys, List<String> ciphers, List<String> macs) {}

    /**
     * Reads the settings from keywords.
     *
     * @param destination the host; what it says comes before all keywords
     * @param values the values of {@code ssh_config} by keyword in lower case
     * @param machine this machine
     * @return the settings
     * @throws ConnectFailedException when a value names what is not there
     */
    static SshSettings of(Destination destination, Map<String, List<String>> values, ControllerUser machine)
            throws ConnectFailedException {
        SshKeywords keywords = new SshKeywords(values);
        String hostName = keywords.first("hostname")
                .orElse(destination.host())
                .replace("%h", destination.host())
                .toLowerCase(Locale.ROOT);
        int port = destination.port().orElse(keywords.number("port", PORT));
        String user = destination.user().or(() -> keywords.first("user")).orElse(machine.name());
        Optional<String> alias = keywords.first("hostkeyalias").map(name -> name.toLowerCase(Locale.ROOT));
        SshTokens tokens = new SshTokens(machine, destination.host(), hostName, port, user, alias);
        String jump = tokens.expand(keywords.set("proxyjump").orElse(""));
        return new SshSettings(
                hostName,
                port,
                user,
                identities(keywords, tokens),
                hostKeys(keywords, tokens),
                new Algorithms(
                        keywords.list("kexalgorithms"),
                        keywords.list("hostkeyalgorithms"),
                        keywords.list("ciphers"),
                        keywords.list("macs")),
                jump.isEmpty() ? List.of() : List.of(jump.split(",", -1)),
                keywords.set("proxycommand"),
                otherWishes(keywords),
                Duration.ofSeconds(keywords.positive("connecttimeout", CONNECT_SECONDS)),
                Duration.ofSeconds(keywords.positive("serveraliveinterval", ALIVE_SECONDS)),
                keywords.positive("serveralivecountmax", ALIVE_COUNT),
                keywords.set("controlpath").map(Path::of),
                Set.copyOf(values.keySet()));
    }

    /** The name under which the key is looked up. */
    public String keyName() {
        return hostKeys.alias().orElse(hostName);
    }

    private static Identities identities(SshKeywords keywords, SshTokens tokens) throws ConnectFailedException {
        List<String> methods = keywords.list("preferredauthentications");
        boolean refused = keywords.says("pubkeyauthentication", "no") || keywords.says("pubkeyauthentication", "false");
        return new Identities(
                paths(keywords.all("identityfile", IDENTITIES), tokens),
                paths(keywords.all("certificatefile", List.of()), tokens),
                keywords.says("identitiesonly", "yes"),
                agent(keywords.first("identityagent"), tokens),
                !refused && (methods.isEmpty() || methods.contains("publickey")),
                keywords.says("gssapiauthentication", "yes")
                        && (methods.isEmpty() || methods.contains("gssapi-with-mic")),
                keywords.list("pubkeyacceptedalgorithms"),
                keywords.positive("requiredrsasize", RSA_BITS));
    }

    private static HostKeys hostKeys(SshKeywords keywords, SshTokens tokens) throws ConnectFailedException {
        Path home = tokens.machine().home();
        List<Path> known = new ArrayList<>();
        for (String file : keywords.files("userknownhostsfile", "~/.ssh/known_hosts ~/.ssh/known_hosts2", home)) {
            known.add(tokens.fileOrPath(file));
        }
        String global = "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2";
        for (String file : keywords.files("globalknownhostsfile", global, home)) {
            known.add(tokens.plainPath(file));
        }
        return new HostKeys(
                List.copyOf(known),
                keywords.set("revokedhostkeys").map(tokens::plainPath),
                tokens.hostKeyAlias(),
                keywords.list("casignaturealgorithms"));
    }

    private static List<String> otherWishes(SshKeywords keywords) {
        List<String> wishes = new ArrayList<>();
        RARE.forEach((keyword, usual) -> {
            String value = keywords.first(keyword).orElse(usual.get(0));
            if (!usual.contains(value)) {
                wishes.add(keyword + " " + value);
            }
        });
        return wishes.stream().sorted().toList();
    }

    private static Optional<Path> agent(Optional<String> configured, SshTokens tokens) throws ConnectFailedException {
        ControllerUser machine = tokens.machine();
        if (configured.isEmpty() || configured.get().equals("SSH_AUTH_SOCK")) {
            return machine.agentSocket();
        }
        String text = configured.get();
        if (text.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        if (text.startsWith("$") && !text.startsWith("${")) {
            String value = machine.variables().getOrDefault(text.substring(1), "");
            return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
        }
        return Optional.of(tokens.path(text));
    }

    private static List<Path> paths(List<String> texts, SshTokens tokens) throws ConnectFailedException {
        List<Path> paths = new ArrayList<>();
        for (String text : texts) {
            paths.add(tokens.path(text));
        }
        return List.copyOf(paths);
    }
}
