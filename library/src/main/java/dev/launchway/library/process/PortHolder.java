package dev.launchway.library.process;

import dev.launchway.api.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the process that listens at a port of this host, as far as its user may see it: by the tables of proc(5). */
final class PortHolder {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LONGEST = 120;
    private static final int MOST_GENERATIONS = 100;
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int INODE = 9;

    private final Probe probe;
    private final int port;
    private final Set<String> sockets = new HashSet<>();
    private String user;

    private PortHolder(Probe probe, int port) {
        this.probe = probe;
        this.port = port;
    }

    /**
     * Who listens at a port, other than known processes, their descendants, and others of their process groups.
     *
     * @return as in {@code process 17 (nginx -g daemon off;)}; {@code null} for nobody, and where the system does not tell
     */
    static String describe(Probe probe, int port, Collection<Long> known) {
        return new PortHolder(probe, port).find(known);
    }

    /** Whether a name or an address is one of this host. */
    static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private String find(Collection<Long> known) {
        TABLES.forEach(this::readTable);
        if (sockets.isEmpty()) {
            return null;
        }
        List<Long> groups = known.stream().map(pid -> field(pid, GROUP)).toList();
        boolean ours = false;
        for (Path process : probe.list(PROCESSES)) {
            String name = process.getFileName().toString();
            if (Leftovers.isNumber(name) && holds(process)) {
                long pid = Long.parseLong(name);
                if (!groups.contains(field(pid, GROUP)) && !descends(pid, known)) {
                    return described(probe, pid);
                }
                ours = true;
            }
        }
        return ours ? null : "a process that only root and user " + user + " may see";
    }

    private boolean descends(long process, Collection<Long> known) {
        long pid = process;
        for (int i = 0; i < MOST_GENERATIONS && pid > 1; i++) {
            if (known.contains(pid)) {
                return true;
            }
            pid = field(pid, PARENT);
        }
        return false;
    }

    /** A number of {@code /proc/PID/stat}; -1 for a process that is gone. */
    private long field(long pid, int index) {
        try {
            String stat = new String(probe.readBytes(PROCESSES.resolve(pid + "/stat")), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return fields.length > index ? Long.parseLong(fields[index]) : -1;
        } catch (UncheckedIOException e) {
            return -1;
        }
    }

    private void readTable(Path table) {
        String ending = String.format(Locale.ROOT, ":%04X", port);
        for (String line : text(table).split("\n", -1)) {
            String[] fields = line.strip().split("\\s+", -1);
            boolean row = fields.length > INODE && fields[STATE].equals(LISTENING);
            if (row && fields[LOCAL_ADDRESS].endsWith(ending)) {
                sockets.add("socket:[" + fields[INODE] + "]");
                user = fields[USER];
            }
        }
    }

    private boolean holds(Path process) {
        try {
            for (Path file : probe.list(process.resolve("fd"))) {
                if (leadsToSocket(file)) {
                    return true;
                }
            }
        } catch (UncheckedIOException e) {
            return false;
        }
        return false;
    }

    private boolean leadsToSocket(Path file) {
        try {
            return sockets.contains(probe.readLink(file).toString());
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** A process with the start of its command line, as in {@code process 17 (sleep 300)}. */
    static String described(Probe probe, long pid) {
        String command;
        try {
            command = new String(probe.readBytes(PROCESSES.resolve(pid + "/cmdline")), StandardCharsets.UTF_8);
        } catch (UncheckedIOException e) {
            command = "";
        }
        String line = command.replace('\0', ' ').strip();
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return "process " + pid + (shown.isEmpty() ? "" : " (" + shown + ")");
    }

    /** Empty for a kernel without IPv6, and for a system without these tables. */
    private String text(Path file) {
        try {
            return new String(probe.readBytes(file), StandardCharsets.US_ASCII);
        } catch (UncheckedIOException e) {
            return "";
        }
    }
}
