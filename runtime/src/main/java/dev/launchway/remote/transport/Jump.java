package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a host of {@code ProxyJump}: {@code [ssh://][user@]host[:port]}. Source: ssh_config(5). */
public final class Jump {

    private static final Pattern FORM = Pattern.compile(
            "(?:ssh://)?(?:(?<user>[^@]+)@)?(?:\\[(?<v6>[^\\]]+)\\]|(?<host>[^:/]+))(?::(?<port>\\d{1,5}))?/?");

    private Jump() {}

    /**
     * Reads one host.
     *
     * @param text the host as ssh_config names it
     * @return where it is
     * @throws ConnectFailedException when the text names no host
     */
    public static Destination parse(String text) throws ConnectFailedException {
        Matcher match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new ConnectFailedException(
                    Reason.CONFIGURATION, "ProxyJump " + text + " names no host", "write it as user@host:port");
        }
        String port = match.group("port");
        return new Destination(
                match.group("v6") == null ? match.group("host") : match.group("v6"),
                Optional.ofNullable(match.group("user")),
                port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)),
                List.of());
    }
}
