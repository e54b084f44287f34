package dev.launchway.library.web;

import dev.launchway.api.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a group of servers for HAProxy.
 *
 * @param name what it is called
 * @param mode {@code http} or {@code tcp}
 * @param listens where HAProxy listens for it; empty for a group that frontends of others use
 * @param pem its certificate; {@code null} for none
 * @param health what a server is asked; {@code null} for a connection
 * @param directives more lines
 * @param servers their addresses
 */
record HaproxyText(
        String name,
        String mode,
        List<Listen> listens,
        Path pem,
        String health,
        List<String> directives,
        List<Address> servers) {

    /** What HAProxy calls a server. */
    static String nameOf(Address server) {
        return server.host() + ":" + server.port();
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (Listen listen : listens) {
            lines.add("bind " + listen.text("*:") + (pem == null ? "" : " ssl crt " + quoted(pem)));
        }
        lines.add("mode " + mode);
        if (mode.equals("http") && !listens.isEmpty()) {
            lines.add("option forwardfor");
        }
        if (health != null) {
            lines.add("option httpchk GET " + health);
        }
        lines.addAll(directives);
        for (Address server : servers) {
            lines.add("server " + nameOf(server) + " " + server + " check");
        }
        StringBuilder text = new StringBuilder(listens.isEmpty() ? "backend " : "listen ")
                .append(name)
                .append('\n');
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }

    private static String quoted(Path file) {
        return file.toString().matches("[A-Za-z0-9/._-]+") ? file.toString() : "\"" + file + "\"";
    }
}
