package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.ConnectFailed.Reason;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Starts agents on hosts. A host that has everything costs one command; another one is first sent what it lacks. Safe for use by
 * several threads at once.
 */
public final class Bootstrap {

    private static final int MOST_ERRORS = 4096;
    private static final long SPARE = 16L << 20;

    private final LayerSource source;
    private final LayerFiles files;
    private final Runtimes runtimes;

    /**
     * Prepares the layers of this program.
     *
     * @param classPath what this program is made of
     * @param cache a directory of this user's, for files that were built once
     */
    public Bootstrap(List<Path> classPath, Path cache) {
        this.source = new LayerSource(classPath, new LayerIndex(cache.resolve("index")));
        this.files = new LayerFiles(source, cache.resolve("layers"));
        this.runtimes = new Runtimes(cache.resolve("runtimes"));
    }

    /**
     * Starts an agent.
     *
     * @param connection a connection to the host
     * @param place where the agent is to work
     * @return the agent
     * @throws ConnectFailed when the connection breaks
     * @throws HostUnfit when the host cannot run an agent
     */
    public RunningAgent start(Connection connection, TargetPlace place) throws ConnectFailed, HostUnfit {
        List<LayerId> layers = layers();
        Scripts scripts = new Scripts(place, layers);
        Begun begun = begin(connection, place, scripts);
        long sent = 0;
        if (!begun.reply.ready()) {
            begun.command.close();
            sent = install(connection, place, scripts, begun.reply, layers);
            begun = begin(connection, place, scripts);
            if (!begun.reply.ready()) {
                begun.command.close();
                throw new HostUnfit("what was sent is not there: " + begun.reply.missing(), "run it again");
            }
        }
        TargetReply reply = begun.reply;
        return new RunningAgent(
                begun.command,
                begun.output,
                reply.value("user"),
                reply.value("home"),
                reply.value("base"),
                reply.noise(),
                sent);
    }

    /**
     * Names this program by its content.
     *
     * @return hex digits: the same for the same layers
     * @throws IOException when this program cannot be read
     */
    public String hash() throws IOException {
        StringBuilder all = new StringBuilder();
        source.ids().forEach(layer -> all.append(layer.hash()));
        return Hashes.of(all.toString().getBytes(StandardCharsets.US_ASCII)).substring(0, 12);
    }

    /**
     * Asks a host what was last deployed there; nothing is made or changed.
     *
     * @param connection a connection to the host
     * @param place where the agent would work
     * @return what an agent wrote down, by key; empty when there is nothing
     * @throws ConnectFailed when the connection breaks
     * @throws HostUnfit when the host cannot say
     */
    public static Map<String, String> deployed(Connection connection, TargetPlace place)
            throws ConnectFailed, HostUnfit {
        String mark = mark();
        try (RemoteCommand command = start(connection, place, Scripts.status(place, mark))) {
            try {
                return TargetReply.read(new BufferedInputStream(command.output()), mark)
                        .values();
            } catch (EOFException e) {
                throw silent(command, place, e.getMessage());
            } catch (IOException e) {
                throw new ConnectFailed(Reason.LOST, "the connection broke: " + e.getMessage(), "");
            }
        }
    }

    private static String mark() {
        return "launchway-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private record Begun(RemoteCommand command, InputStream output, TargetReply reply) {}

    private static Begun begin(Connection connection, TargetPlace place, Scripts scripts)
            throws ConnectFailed, HostUnfit {
        String mark = mark();
        RemoteCommand command = start(connection, place, scripts.start(mark));
        InputStream output = new BufferedInputStream(command.output());
        try {
            TargetReply reply = TargetReply.read(output, mark);
            if (!reply.value("unfit").isEmpty()) {
                throw new HostUnfit(
                        reply.value("unfit"),
                        "set target-directory to one that "
                                + place.serviceUser().orElse("the user who logs in") + " may write");
            }
            return new Begun(command, output, reply);
        } catch (EOFException e) {
            HostUnfit unfit = silent(command, place, e.getMessage());
            command.close();
            throw unfit;
        } catch (IOException e) {
            command.close();
            throw new ConnectFailed(Reason.LOST, "the connection broke: " + e.getMessage(), "");
        } catch (HostUnfit e) {
            command.close();
            throw e;
        }
    }

    private static RemoteCommand start(Connection connection, TargetPlace place, String script) throws ConnectFailed {
        RemoteCommand command = connection.start(Shell.command(place.serviceUser()));
        try {
            command.input().write((script + "\n").getBytes(StandardCharsets.UTF_8));
            command.input().flush();
            return command;
        } catch (IOException e) {
            // The shell is gone already; what it said is the better answer, and the reader finds it.
            return command;
        }
    }

    /** The shell, or what should have become it, ended without a word that was meant for us. */
    private static HostUnfit silent(RemoteCommand command, TargetPlace place, String instead) {
        String errors = "";
        try {
            errors = new String(command.errors().readNBytes(MOST_ERRORS), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            errors = e.getMessage();
        }
        String said = errors.isEmpty() ? instead : errors;
        if (place.serviceUser().isPresent()) {
            String user = place.serviceUser().get();
            return new HostUnfit(
                    "the user who logs in cannot become " + user + " with sudo -n: " + said,
                    "allow it in sudoers, without a password: LOGIN ALL=(" + user + ") NOPASSWD: ALL");
        }
        return new HostUnfit(
                "the login shell runs no command: " + (said.isEmpty() ? "it ended without a word" : said),
                "does ssh HOST /bin/sh -c true work?");
    }

    private long install(
            Connection connection, TargetPlace place, Scripts scripts, TargetReply reply, List<LayerId> layers)
            throws ConnectFailed, HostUnfit {
        checkDisk(reply, layers);
        long sent = 0;
        for (LayerId layer : layers) {
            if (reply.missing().contains(layer.hash())) {
                LayerFiles.Built built = built(layer);
                send(connection, place, scripts.receive(layer, built.sha256()), built.file(), layer.name());
                sent += built.size();
            }
        }
        if (!reply.value("settled").isEmpty()) {
            return sent;
        }
        String java = JavaChoice.among(reply.javas());
        if (java == null) {
            Runtimes.Image image =
                    runtimes.imageFor(reply.value("system"), reply.value("machine"), reply.value("libc"));
            String archive = ".launchway/runtimes/" + image.hash() + ".tar.gz";
            String directory = ".launchway/runtimes/" + image.hash();
            send(connection, place, scripts.receive(archive, image.sha256()), image.file(), "a Java runtime");
            expectKept(connection, place, scripts.unpack(archive, directory), "unpack a Java runtime");
            java = reply.value("base") + "/" + directory + "/bin/java";
            sent += image.size();
        }
        expectKept(connection, place, scripts.settle(java), "write to " + reply.value("base") + "/.launchway");
        return sent;
    }

    /** What is missing has to fit, twice over: unpacked, and with some room for what is deployed. */
    private void checkDisk(TargetReply reply, List<LayerId> layers) throws HostUnfit {
        long needed = SPARE;
        for (LayerId layer : layers) {
            if (reply.missing().contains(layer.hash())) {
                needed += 2 * built(layer).size();
            }
        }
        String[] columns = reply.value("disk").strip().split("\\s+", -1);
        boolean told = columns.length > 3 && columns[3].matches("\\d{1,15}");
        if (told && Long.parseLong(columns[3]) * 1024 < needed) {
            throw new HostUnfit(
                    "the disk of " + reply.value("base") + " has " + mebibytes(Long.parseLong(columns[3]) * 1024)
                            + " free, and " + mebibytes(needed) + " are needed",
                    "make room on the host, or set target-directory to another disk");
        }
    }

    private List<LayerId> layers() throws HostUnfit {
        try {
            return source.ids();
        } catch (IOException e) {
            throw new HostUnfit(e.getMessage(), "");
        }
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private LayerFiles.Built built(LayerId layer) throws HostUnfit {
        try {
            return files.of(layer);
        } catch (IOException e) {
            throw new HostUnfit("cannot build the layer '" + layer.name() + "' here: " + e.getMessage(), "");
        }
    }

    private static void send(Connection connection, TargetPlace place, String script, Path file, String what)
            throws ConnectFailed, HostUnfit {
        try (RemoteCommand command = start(connection, place, script)) {
            LayerFiles.copy(file, command.input());
            command.input().close();
            conclude(command, "send " + what);
        } catch (ConnectFailed e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectFailed(
                    Reason.LOST, "the connection broke while sending " + what + ": " + e.getMessage(), "run it again");
        }
    }

    private static void expectKept(Connection connection, TargetPlace place, String script, String what)
            throws ConnectFailed, HostUnfit {
        try (RemoteCommand command = start(connection, place, script)) {
            command.input().close();
            conclude(command, what);
        } catch (ConnectFailed e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectFailed(Reason.LOST, "the connection broke: " + e.getMessage(), "run it again");
        }
    }

    private static final Map<String, String> VERDICTS = Map.of(
            "full", "the disk is full",
            "untold", "the host has none of sha256sum, shasum and openssl to check it with",
            "broken", "what arrived is not what was sent");

    /** The last line tells; those before it are what login scripts say. */
    private static void conclude(RemoteCommand command, String what) throws IOException, HostUnfit {
        InputStream output = new BufferedInputStream(command.output());
        String last = "";
        for (String line = TargetReply.line(output); line != null; line = TargetReply.line(output)) {
            last = line.startsWith("unfit=") ? line.substring("unfit=".length()) : line;
            if (last.equals("kept")) {
                output.transferTo(java.io.OutputStream.nullOutputStream());
                return;
            }
        }
        String errors = new String(command.errors().readNBytes(MOST_ERRORS), StandardCharsets.UTF_8).strip();
        String why = VERDICTS.getOrDefault(last, errors.isEmpty() ? last : errors);
        throw new HostUnfit("cannot " + what + ": " + why, "");
    }
}
