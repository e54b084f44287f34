package dev.launchway.remote.bootstrap;

import dev.launchway.remote.transport.ConnectFailedException;
import java.util.List;

/**
 * A host whose root components are all proven to be unchanged. Its shell waits for one word: to start the agent all the same, or to
 * leave things as they are.
 */
public final class ProvenHost implements ReachedHost {

    private final HostShell host;
    private final HostCommand command;
    private final TargetReply reply;
    private final Starting agent;

    /** Makes an agent of what a shell says that was told to start it. */
    interface Starting {
        RunningAgent by(TargetReply reply) throws ConnectFailedException, HostUnfitException;
    }

    ProvenHost(HostShell host, HostCommand command, TargetReply reply, Starting agent) {
        this.host = host;
        this.command = command;
        this.reply = reply;
        this.agent = agent;
    }

    /**
     * Starts the agent.
     *
     * @return the agent
     * @throws ConnectFailedException when the connection breaks, or the host does not answer
     * @throws HostUnfitException when the host cannot run an agent
     */
    public RunningAgent start() throws ConnectFailedException, HostUnfitException {
        return agent.by(host.ask(command, "start\n"));
    }

    /**
     * Leaves the host, on which nothing has changed.
     *
     * @param record what is written down there of this run, as lines; empty for nothing
     * @throws ConnectFailedException when the connection breaks, or the host does not answer
     * @throws HostUnfitException when the host says what makes no sense
     */
    public void leave(String record) throws ConnectFailedException, HostUnfitException {
        if (!record.isEmpty()) {
            host.ask(command, "record\n" + record + "\n");
        }
        command.close();
    }

    @Override
    public String user() {
        return reply.value("user");
    }

    @Override
    public String home() {
        return reply.value("home");
    }

    @Override
    public String base() {
        return reply.value("base");
    }

    @Override
    public String noise() {
        return reply.noise();
    }

    @Override
    public long sent() {
        return 0;
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public int proven() {
        return reply.proven();
    }
}
