package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Timeouts.Timeout;
import java.io.IOException;
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

    private static final int LONGEST_PATH = 4096;
    private static final int MOST_ATTEMPTS = 3;

    private final LayerSource source;
    private final Supplies supplies;

    /**
     * Prepares the layers of this program.
     *
     * @param classPath what this program is made of
     * @param cache a directory of this user's, for files that were built once
     */
    public Bootstrap(List<Path> classPath, Path cache) {
        this.source = new LayerSource(classPath, new LayerIndex(cache.resolve("index")));
        this.supplies =
                new Supplies(new LayerFiles(source, cache.resolve("layers")), new Runtimes(cache.resolve("runtimes")));
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
                ? new ProvenHost(host, begun.command, begun.reply, then -> agent(host, layers, begun, then))
                : agent(host, layers, begun, begun.reply);
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
        Begun begun = begin(host, new Scripts(place, layers).start(true), "");
        return agent(host, layers, begun, begun.reply);
    }

    /** What another run tidies up between a look and the start is sent again. What was proven before that may be true no more. */
    private RunningAgent agent(HostShell host, List<LayerId> layers, Begun begun, TargetReply last)
            throws ConnectFailedException, HostUnfitException {
        try {
            Remarks remarks = new Remarks(host.place(), layers);
            remarks.add(begun.reply);
            TargetReply reply = last;
            long sent = 0;
            for (int i = 0; i < MOST_ATTEMPTS && reply.end() == TargetReply.End.LACKING; i++) {
                remarks.add(reply);
                Delivery delivery = supplies.lackedBy(reply, begun.reply.value("base"), layers);
                reply = delivery.to(host, begun.command);
                sent += delivery.size();
            }
            if (reply.end() == TargetReply.End.READY) {
                remarks.add(reply);
                return running(begun, last.end() == TargetReply.End.READY ? begun.reply.proven() : 0, sent, remarks);
            }
            checkFit(host.place(), reply);
            throw new HostUnfitException("what was sent is not there afterwards", "run it again");
        } catch (ConnectFailedException | HostUnfitException e) {
            begun.command.close();
            throw e;
        }
    }

    private static RunningAgent running(Begun begun, int proven, long sent, Remarks remarks) {
        TargetReply reply = begun.reply;
        return new RunningAgent(
                begun.command,
                begun.command.output(),
                reply.value("user"),
                reply.value("home"),
                reply.value("base"),
                reply.noise(),
                sent,
                remarks.texts(),
                proven);
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
        return begin(host, scripts.start(false), "");
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

    private static void checkFit(TargetPlace place, TargetReply reply) throws HostUnfitException {
        if (!reply.value("unfit").isEmpty()) {
            throw new HostUnfitException(
                    reply.value("unfit"),
                    "set target-directory to one that " + place.serviceUser().orElse("the user who logs in")
                            + " may write");
        }
    }

    private static void checkPlace(TargetPlace place, TargetReply reply) throws HostUnfitException {
        checkFit(place, reply);
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

    private List<LayerId> layers(HostNeeds needs) throws HostUnfitException {
        try {
            return source.of(needs);
        } catch (IOException e) {
            throw new HostUnfitException(e.getMessage(), "");
        }
    }
}
