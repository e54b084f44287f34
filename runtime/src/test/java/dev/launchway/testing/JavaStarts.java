package dev.launchway.testing;

import java.util.List;

/** Knows on which hosts Java has started: each of their programs {@code java} leaves a trace before it runs. */
public final class JavaStarts {

    private final Hosts hosts;
    private final List<String> names;

    /**
     * Begins to watch.
     *
     * @param hosts the hosts
     * @param names what those of them are called that are watched, from the first one on
     */
    public JavaStarts(Hosts hosts, List<String> names) {
        this.hosts = hosts;
        this.names = List.copyOf(names);
        String trace = "set -e; for java in /usr/lib/jvm/*/bin/java; do"
                + " [ \"$(readlink -f \"$java\")\" = \"$java\" ] || continue; mv \"$java\" \"$java.real\";"
                + " printf '%s\\n' '#!/bin/sh' 'echo started >> /tmp/java-started' \"exec $java.real \\\"\\$@\\\"\""
                + " > \"$java\"; chmod 755 \"$java\"; done";
        for (int host = 1; host <= names.size(); host++) {
            hosts.run(host, "sh", "-c", trace);
        }
    }

    /**
     * Where Java has started since this was asked last.
     *
     * @return the names of hosts, with blanks between them
     */
    public String next() {
        StringBuilder started = new StringBuilder();
        for (int host = 1; host <= names.size(); host++) {
            started.append(hosts.remove(host, "/tmp/java-started") ? " " + names.get(host - 1) : "");
        }
        return started.toString().strip();
    }
}
