package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Expands what the values of {@code ssh_config} may hold: {@code ~}, environment variables and tokens. Source: ssh_config(5),
 * TOKENS and ENVIRONMENT VARIABLES.
 *
 * @param machine this machine
 * @param given the host as it was named first
 * @param hostName the name or address to connect to
 * @param port its port
 * @param user the user to log in as
 * @param hostKeyAlias the name that its key is known by, where that is another one
 */
record SshTokens(
        ControllerUser machine, String given, String hostName, int port, String user, Optional<String> hostKeyAlias) {

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** A file, absolute or below the home directory. */
    Path path(String text) throws ConnectFailedException {
        return machine.home().resolve(expand(home(text)));
    }

    /** A file whose name may have been expanded before. */
    Path fileOrPath(String text) throws ConnectFailedException {
        return Files.exists(plainPath(text)) ? plainPath(text) : path(text);
    }

    /** A file where only {@code ~} stands for something else. */
    Path plainPath(String text) {
        return machine.home().resolve(home(text));
    }

    /** Expands variables and tokens. */
    String expand(String text) throws ConnectFailedException {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = text.startsWith("${", i) ? text.indexOf('}', i) : -1;
            if (end > 0) {
                expanded.append(variable(text.substring(i + 2, end)));
                i = end;
            } else if (c == '%' && i + 1 < text.length()) {
                i++;
                expanded.append(token(text.charAt(i), text));
            } else {
                expanded.append(c);
            }
        }
        return expanded.toString();
    }

    private String home(String text) {
        String home = machine.home().toString();
        return text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text;
    }

    private String variable(String name) throws ConnectFailedException {
        String value = machine.variables().get(name);
        if (value == null) {
            throw new ConnectFailedException(
                    Reason.CONFIGURATION,
                    "ssh_config names the environment variable " + name + ", which is not set",
                    "set " + name + ", or mend your ssh_config");
        }
        return value;
    }

    private String token(char token, String text) throws ConnectFailedException {
        return switch (token) {
            case '%' -> "%";
            case 'C' -> hash(localName() + hostName + port + user);
            case 'd' -> machine.home().toString();
            case 'h' -> hostName;
            case 'i' -> Long.toString(new com.sun.security.auth.module.UnixSystem().getUid());
            case 'k' -> hostKeyAlias.orElse(given);
            case 'L' -> localName().split("\\.", 2)[0];
            case 'l' -> localName();
            case 'n' -> given;
            case 'p' -> Integer.toString(port);
            case 'r' -> user;
            case 'u' -> machine.name();
            default ->
                throw new ConnectFailedException(
                        Reason.CONFIGURATION,
                        "ssh_config says " + text + ", where %" + token + " stands for nothing",
                        "mend your ssh_config; ssh_config(5) lists the tokens");
        };
    }

    private static String localName() throws ConnectFailedException {
        try {
            return Files.isReadable(HOST_NAME)
                    ? Files.readString(HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            throw new ConnectFailedException(
                    Reason.CONFIGURATION, "this machine's name cannot be found out: " + e.getMessage(), "");
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
