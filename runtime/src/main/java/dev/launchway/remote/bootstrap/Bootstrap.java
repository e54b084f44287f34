package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Timeouts.Timeout;
import dev.launchway.text.SizeText;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts agents on hosts. A host that has everything costs one command; another one is first sent what it lacks. Safe for use by
 * several threads at once.
 */
public final class Bootstrap {

    private static final long SPARE = 16L << 20;

    /** How many times its archive a runtime takes, archive included. */
    private static final int UNPACKED = 4;

    private static final int LONGEST_PATH = 4096;
    private static final int MOST_ATTEMPTS = 3;

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
     * What tells a program from every other one without reading it: its files, by size, inode, and times of modification and change.
     *
     * @param classPath what the program is made of
     * @return a text; empty where a program of another content could have the same, as one that was written a moment ago
     */
    public static Optional<String> stateOf(List<Path> classPath) {
        try {
            LayerIndex.State state = LayerIndex.State.of(classPath);
            return state.lasting() ? Optional.of(state.text()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Starts an agent, unless the host answers a question by that nothing has changed there.
     *
     * @param connection a connection to the host
     * @param place where the agent is to work
     * @param needs what the host needs of the files of definition directories
     * @param question what it is asked before
     * @param patience how long the host may take for an answer; what is sent may take longer
     * @return the agent, or the host that waits
     * @throws ConnectFailedException when the connection breaks, or the host does not answer
     * @throws HostUnfitException when the host cannot run an agent
     */
    public ReachedHost start(
            Connection connection, TargetPlace place, HostNeeds needs, Question question, Duration patience)
            throws ConnectFailedException, HostUnfitException {
        HostShell host = new HostShell(connection, place, patience);
        List<LayerId> layers = layers(needs);
        Scripts scripts = new Scripts(place, layers);
        Begun begun = begin(host, scripts, question);
        return begun.reply.end() == TargetReply.End.UNCHANGED
                ? new ProvenHost(host, begun.command, begun.reply, then -> agent(host, scripts, layers, begun, then))
                : agent(host, scripts, layers, begun, begun.reply);
    }

    private RunningAgent agent(HostShell host, Scripts scripts, List<LayerId> layers, Begun begun, TargetReply last)
            throws ConnectFailedException, HostUnfitException {
        return last.end() == TargetReply.End.READY
                ? running(begun, 0, new Remarks(host.place(), layers))
                : prepare(host, scripts, layers, begun, false);
    }

    /**
     * Starts an agent once more where one ended before its first word: what is stored there is compared with what was sent, the
     * archive of classes is dropped, and Java is chosen anew.
     *
     * @param connection a connection to the host
     * @param place where the agent is to work
     * @param needs what the host needs of the files of definition directories
     * @param patience how long the host may take for an answer; what is sent may take longer
     * @return the agent, whose remarks tell what was wrong
     * @throws ConnectFailedException when the connection breaks, or the host does not answer
     * @throws HostUnfitException when the host cannot run an agent
     */
    public RunningAgent restart(Connection connection, TargetPlace place, HostNeeds needs, Duration patience)
            throws ConnectFailedException, HostUnfitException {
        HostShell host = new HostShell(connection, place, patience);
        List<LayerId> layers = layers(needs);
        return prepare(host, new Scripts(place, layers), layers, null, true);
    }

    /** What another run tidies up between a look and the start is sent again. */
    private RunningAgent prepare(HostShell host, Scripts scripts, List<LayerId> layers, Begun unready, boolean doubt)
            throws ConnectFailedException, HostUnfitException {
        Remarks remarks = new Remarks(host.place(), layers);
        Begun begun = unready;
        long sent = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (begun != null) {
                remarks.add(begun.reply);
                begun.command.close();
            }
            TargetReply found = examine(host, scripts, doubt && attempt == 0);
            remarks.add(found);
            sent += install(host, scripts, found, layers);
            begun = begin(host, scripts.start(), "");
            if (begun.reply.end() == TargetReply.End.READY) {
                return running(begun, sent, remarks);
            }
        }
        begun.command.close();
        throw new HostUnfitException("what was sent is not there afterwards", "run it again");
    }

    private static RunningAgent running(Begun begun, long sent, Remarks remarks) {
        TargetReply reply = begun.reply;
        remarks.add(reply);
        return new RunningAgent(
                begun.command,
                begun.command.output(),
                reply.value("user"),
                reply.value("home"),
                reply.value("base"),
                reply.noise(),
                sent,
                remarks.texts(),
                reply.proven());
    }

    /**
     * Names this program by its content.
     *
     * @return hex digits: the same for the same classes and files, whichever of them a host gets
     * @throws IOException when this program cannot be read
     */
    public String hash() throws IOException {
        return source.program().hash();
    }

    /**
     * Names the layers that a host gets by their content.
     *
     * @param needs what the host needs of the files of definition directories
     * @return the same text for the same layers
     * @throws IOException when this program cannot be read
     */
    public String hash(HostNeeds needs) throws IOException {
        return String.join(" ", source.of(needs).stream().map(LayerId::hash).toList());
    }

    /**
     * Asks a host what was last deployed there; nothing is made or changed.
     *
     * @param connection a connection to the host
     * @param place where the agent would work
     * @param patience how long the host may take for an answer
     * @return what an agent wrote down, by key; empty when there is nothing
     * @throws ConnectFailedException when the connection breaks
     * @throws HostUnfitException when the host cannot say
     */
    public static Map<String, String> deployed(Connection connection, TargetPlace place, Duration patience)
            throws ConnectFailedException, HostUnfitException {
        HostShell host = new HostShell(connection, place, patience);
        try (Timeout timeout = host.timeout();
                HostCommand command = host.start(Scripts.status(place), "", timeout)) {
            return host.reply(command, timeout).values();
        }
    }

    private record Begun(HostCommand command, TargetReply reply) {}

    /** A start-up file that takes the question would take what comes after it, too: what becomes of that is found out without one. */
    private static Begun begin(HostShell host, Scripts scripts, Question question)
            throws ConnectFailedException, HostUnfitException {
        if (!question.isEmpty()) {
            Begun begun = begin(host, scripts.prove(question.predicting()), question.text());
            if (begun.reply.value("taken").isEmpty()) {
                return begun;
            }
            begun.command.close();
        }
        return begin(host, scripts.start(), "");
    }

    private static Begun begin(HostShell host, String script, String input)
            throws ConnectFailedException, HostUnfitException {
        try (Timeout timeout = host.timeout()) {
            Optional<HostCommand> atOnce = host.startAtOnce(script, input, timeout);
            if (atOnce.isPresent()) {
                return begun(host, atOnce.get(), timeout);
            }
        }
        try (Timeout timeout = host.timeout()) {
            return begun(host, host.start(script, input, timeout), timeout);
        }
    }

    private static Begun begun(HostShell host, HostCommand command, Timeout timeout)
            throws ConnectFailedException, HostUnfitException {
        try {
            TargetReply reply = host.reply(command, timeout);
            checkPlace(host.place(), reply);
            return new Begun(command, reply);
        } catch (ConnectFailedException | HostUnfitException e) {
            command.close();
            throw e;
        }
    }

    private static TargetReply examine(HostShell host, Scripts scripts, boolean doubt)
            throws ConnectFailedException, HostUnfitException {
        try (Timeout timeout = host.timeout();
                HostCommand command = host.start(scripts.examine(doubt), "", timeout)) {
            TargetReply reply = host.reply(command, timeout);
            checkPlace(host.place(), reply);
            return reply;
        }
    }

    private static void checkPlace(TargetPlace place, TargetReply reply) throws HostUnfitException {
        if (!reply.value("unfit").isEmpty()) {
            throw new HostUnfitException(
                    reply.value("unfit"),
                    "set target-directory to one that " + place.serviceUser().orElse("the user who logs in")
                            + " may write");
        }
        Remarks.refuseExposed(place, reply);
        for (String key : List.of("base", "home")) {
            String path = reply.value(key);
            boolean absolute = path.startsWith("/") && path.length() <= LONGEST_PATH;
            if (!absolute || path.chars().anyMatch(Character::isISOControl)) {
                throw new HostUnfitException(
                        (key.equals("home") ? "the home directory" : "the target directory") + " is '" + path
                                + "' there, which is no absolute path",
                        "");
            }
            if (!canName(path)) {
                throw new HostUnfitException(
                        "'" + path + "' is a directory there that this machine cannot name",
                        "install a UTF-8 locale here, such as C.UTF-8");
            }
        }
    }

    private static boolean canName(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private long install(HostShell host, Scripts scripts, TargetReply reply, List<LayerId> layers)
            throws ConnectFailedException, HostUnfitException {
        long needed = space(reply, layers);
        checkDisk(reply, needed);
        long sent = 0;
        for (LayerId layer : layers) {
            if (reply.missing().contains(layer.hash())) {
                CachedFile.Content built = built(layer);
                String what = "the layer '" + layer.name() + "' to " + reply.value("base");
                send(host, scripts.receive(layer, built.sha256()), built.file(), built.size(), what);
                sent += built.size();
            }
        }
        if (!reply.value("settled").isEmpty()) {
            return sent;
        }
        String java = reply.value("java");
        if (java.isEmpty()) {
            checkExecutable(reply);
            Runtimes.Image image =
                    runtimes.imageFor(reply.value("system"), reply.value("machine"), reply.value("libc"));
            CachedFile.Content packed = image.content();
            checkDisk(reply, needed + UNPACKED * packed.size());
            String runtime = "runtimes/" + image.hash();
            send(
                    host,
                    scripts.receive(runtime + ".tar.gz", packed.sha256()),
                    packed.file(),
                    packed.size(),
                    "a Java runtime to " + reply.value("base"));
            expectKept(host, scripts.unpack(runtime), "unpack and start a Java runtime");
            java = reply.value("base") + "/.launchway/" + runtime + "/bin/java";
            sent += packed.size();
        }
        expectKept(host, scripts.settle(java), "write to " + reply.value("base") + "/.launchway");
        return sent;
    }

    private static void checkExecutable(TargetReply reply) throws HostUnfitException {
        if (reply.value("executable").isEmpty()) {
            throw new HostUnfitException(
                    "the host has no Java 17 or newer, and none can be sent: no program may run in "
                            + reply.value("base") + " (is it mounted with noexec?)",
                    "install a JRE 17 or newer on the host, or set target-directory to where programs may run");
        }
    }

    /** What is missing has to fit, twice over: unpacked, and with some room for what is deployed. */
    private long space(TargetReply reply, List<LayerId> layers) throws HostUnfitException {
        long needed = SPARE;
        for (LayerId layer : layers) {
            if (reply.missing().contains(layer.hash())) {
                needed += 2 * built(layer).size();
            }
        }
        return needed;
    }

    private List<LayerId> layers(HostNeeds needs) throws HostUnfitException {
        try {
            return source.of(needs);
        } catch (IOException e) {
            throw new HostUnfitException(e.getMessage(), "");
        }
    }

    private static void checkDisk(TargetReply reply, long needed) throws HostUnfitException {
        long free = FreeSpace.of(reply.value("disk"));
        if (free >= 0 && free < needed) {
            throw new HostUnfitException(
                    "the disk of " + reply.value("base") + " has " + SizeText.of(free) + " free, and "
                            + SizeText.of(needed) + " are needed",
                    FreeSpace.HELP);
        }
    }

    private CachedFile.Content built(LayerId layer) throws HostUnfitException {
        try {
            return files.of(layer);
        } catch (IOException e) {
            throw new HostUnfitException("cannot build the layer '" + layer.name() + "' here: " + e.getMessage(), "");
        }
    }

    private static void send(HostShell host, String script, Path file, long size, String what)
            throws ConnectFailedException, HostUnfitException {
        String task = "send " + what + " (" + SizeText.of(size) + ")";
        try (Timeout timeout = host.timeout();
                RemoteCommand command = host.start(script, "", timeout)) {
            try {
                try (OutputStream input = watched(command.input(), timeout)) {
                    LayerFiles.copy(file, input);
                } catch (IOException e) {
                    if (timeout.expired()) {
                        throw e;
                    }
                    // Whoever was to take it is gone; why, the answer tells, if there is one.
                }
                host.conclude(command, task, timeout);
            } catch (IOException e) {
                throw host.broken(e, task, timeout);
            }
        }
    }

    /** What the host takes is a sign of its life. */
    private static OutputStream watched(OutputStream input, Timeout timeout) {
        return new FilterOutputStream(input) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                timeout.restart();
            }
        };
    }

    private static void expectKept(HostShell host, String script, String what)
            throws ConnectFailedException, HostUnfitException {
        try (Timeout timeout = host.timeout();
                RemoteCommand command = host.start(script, "", timeout)) {
            try {
                command.input().close();
                host.conclude(command, what, timeout);
            } catch (IOException e) {
                throw host.broken(e, what, timeout);
            }
        }
    }
}
