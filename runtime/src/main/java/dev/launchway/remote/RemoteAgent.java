package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.Ended;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.rollout.HostReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The agent of a host that is connected: it is heard as long as it tells what it was asked for, and nothing else. */
final class RemoteAgent implements ConnectedAgent {

    /** What an agent may have to say besides its root components. */
    private static final int MOST_REMARKS = 100;

    private final HostConnection connection;
    private final HostAssignment assignment;
    private final ExpandedEnvironment model;
    private final Supplier<FileAnswers> files;
    private final Supplier<ContentAnswers> contentAnswers;
    private final EventSink sink;
    private final Deque<Integer> told = new ArrayDeque<>();
    private RootEventCheck talk;
    private ContentAnswers contents;
    private boolean asked;
    private int remarks;
    private int unproven;
    private boolean ending;
    private boolean over;

    /**
     * Takes over an agent that is ready.
     *
     * @param connection the way to it
     * @param assignment what it was told before
     * @param model the configured environment
     * @param files answers what it asks for of definition directories
     * @param contentAnswers makes what answers what it asks for of what is got here
     * @param sink takes what it tells
     */
    RemoteAgent(
            HostConnection connection,
            HostAssignment assignment,
            ExpandedEnvironment model,
            Supplier<FileAnswers> files,
            Supplier<ContentAnswers> contentAnswers,
            EventSink sink) {
        this.connection = connection;
        this.assignment = assignment;
        this.model = model;
        this.files = files;
        this.contentAnswers = contentAnswers;
        this.sink = sink;
    }

    @Override
    public String host() {
        return connection.name();
    }

    @Override
    public void deploy(int root) {
        told.add(root);
        connection.send(new Deploy(assignment.position(root)));
    }

    @Override
    public void interrupt() {
        connection.send(new Interrupt());
    }

    @Override
    public void end(boolean complete) {
        ending = true;
        connection.send(new End(complete));
    }

    @Override
    public void abandon() {
        over = true;
        connection.close();
    }

    @Override
    public HostReport take(ConnectionEvent event) {
        if (over) {
            return null;
        }
        if (event instanceof ConnectionEvent.Lost lost) {
            return new HostReport.Lost(this, lost.why());
        }
        return event instanceof ConnectionEvent.Received received ? take(received.message()) : null;
    }

    private HostReport take(FromAgent message) {
        if (message instanceof EventReport event) {
            return tell(event.event()) ? null : lost("the agent tells what it was not asked for");
        }
        if (message instanceof AskHosts && !asked) {
            asked = true;
            connection.send(new Hosts(model.plan().hostPlans()));
            return null;
        }
        if (message instanceof AskFile || message instanceof AskFileNames) {
            return !told.isEmpty() && files.get().answer(message)
                    ? null
                    : lost("the agent asks for what is not its own");
        }
        if (message instanceof AskContent || message instanceof AskContentPart) {
            return !told.isEmpty() && contents().answer(message)
                    ? null
                    : lost("the agent asks for what is not its own");
        }
        if (message instanceof RootEnded ended) {
            return take(ended);
        }
        if (message instanceof Ended && ending && told.isEmpty()) {
            over = true;
            return new HostReport.Ended(this);
        }
        return lost("the agent speaks out of turn");
    }

    private ContentAnswers contents() {
        if (contents == null) {
            contents = contentAnswers.get();
        }
        return contents;
    }

    /** Whether an agent may tell this at this moment; if so, it is told. */
    private boolean tell(RunEvent event) {
        boolean atWork = !told.isEmpty();
        if (atWork && talk == null) {
            talk = new RootEventCheck(model.roots().get(told.peek()));
        }
        boolean ofRoot = atWork && talk.allows(event);
        boolean leftBehind = event instanceof RunEvent.Output; // of a command's child that outlives it
        boolean remark = !ofRoot && event instanceof RunEvent.Message && ++remarks <= MOST_REMARKS;
        boolean ofFacts = !ofRoot
                && event instanceof RunEvent.NotProven
                && ++unproven <= assignment.roots().size();
        if (ofRoot || leftBehind || remark || ofFacts) {
            sink.accept(event);
            return true;
        }
        return false;
    }

    private HostReport take(RootEnded ended) {
        Integer root = told.peek();
        if (root == null || assignment.position(root) != ended.root() || talk == null || !talk.allows(ended)) {
            return lost("the agent tells of a root component that it was not asked for");
        }
        told.remove();
        talk = null;
        return new HostReport.RootEnded(this, ended.outcome(), ended.changed(), ended.unchanged());
    }

    private HostReport lost(String why) {
        return new HostReport.Lost(this, why);
    }
}
