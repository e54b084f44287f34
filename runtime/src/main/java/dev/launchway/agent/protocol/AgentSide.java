package dev.launchway.agent.protocol;

import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.Ended;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.FromAgent.Refused;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.ContentMissing;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.DeployedPlan;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.FileNames;
import dev.launchway.agent.protocol.ToAgent.FilePart;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Mode;
import java.io.IOException;
import java.time.Duration;

/** The conversation as the agent leads it. */
public final class AgentSide {

    private final Frames from;
    private final FrameWriter to;
    private final PartBuffers buffers = new PartBuffers();

    /**
     * Speaks over frames; what is said is written by the one who says it.
     *
     * @param frames the streams to the controller
     */
    public AgentSide(Frames frames) {
        this.from = frames;
        this.to = frames;
    }

    /**
     * Speaks over frames; what is said is written soon.
     *
     * @param from what the controller says
     * @param to what it hears
     */
    public AgentSide(Frames from, FrameQueue to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Waits for what the controller says next.
     *
     * @return a message, {@code null} when the controller is gone
     * @throws IOException when the stream or a message breaks
     */
    public ToAgent receive() throws IOException {
        byte[] frame = this.from.read();
        if (frame == null) {
            return null;
        }
        Decoder from = new Decoder(frame);
        int type = from.octet();
        ToAgent message =
                switch (type) {
                    case Schema.BEGIN -> begin(from);
                    case Schema.DEPLOY -> new Deploy(from.count());
                    case Schema.HOSTS -> new Hosts(from.list(AssignmentCodec::readHost));
                    case Schema.FILE_PART -> new FilePart(from.flag(), from.octets(), from.flag());
                    case Schema.FILE_NAMES -> new FileNames(from.texts());
                    case Schema.CONTENT_FOUND -> new ContentFound(from.longNumber(), from.text());
                    case Schema.CONTENT_MISSING -> new ContentMissing(from.text(), from.texts());
                    case Schema.CONTENT_PART -> new ContentPart(from.octets(buffers), from.flag());
                    case Schema.INTERRUPT -> new Interrupt();
                    case Schema.ALIVE -> new Alive();
                    case Schema.END -> new End(from.flag());
                    default -> throw new ProtocolViolationException("a message of type " + type);
                };
        from.end();
        return message;
    }

    /**
     * Takes back a part that is dealt with: its bytes are overwritten.
     *
     * @param part what {@link #receive} returned
     */
    public void done(ContentPart part) {
        buffers.done(part);
    }

    private static Begin begin(Decoder from) throws ProtocolViolationException {
        int version = from.number();
        if (version != Schema.VERSION) {
            throw new ProtocolViolationException(
                    "version " + version + " of the protocol, this agent speaks " + Schema.VERSION);
        }
        return new Begin(
                from.constant(Mode.values()),
                new Requester(from.text(), from.text(), from.text(), from.text()),
                new DeployedPlan(from.text(), from.text(), from.flag()),
                AssignmentCodec.read(from),
                from.textByIndex(),
                from.list(Decoder::count),
                Duration.ofMillis(from.number()));
    }

    /**
     * Says something.
     *
     * @param message what
     * @throws IOException when the controller cannot be reached
     */
    public void send(FromAgent message) throws IOException {
        Encoder frame = new Encoder();
        if (message instanceof Ready ready) {
            frame.octet(Schema.READY);
            frame.textByIndex(ready.fingerprints());
        } else if (message instanceof Refused refused) {
            frame.octet(Schema.REFUSED);
            frame.constant(refused.refusal());
            frame.text(refused.message());
            frame.texts(refused.details());
        } else if (message instanceof EventReport told) {
            frame.octet(Schema.TOLD);
            HostEvents.write(frame, told.event());
        } else if (message instanceof RootEnded ended) {
            frame.octet(Schema.ROOT_ENDED);
            frame.number(ended.root());
            frame.constant(ended.outcome());
            frame.number(ended.changed());
            frame.number(ended.unchanged());
        } else if (message instanceof AskHosts) {
            frame.octet(Schema.ASK_HOSTS);
        } else if (message instanceof AskFile ask) {
            frame.octet(Schema.ASK_FILE);
            frame.text(ask.component());
            frame.text(ask.name());
        } else if (message instanceof AskFileNames ask) {
            frame.octet(Schema.ASK_FILE_NAMES);
            frame.text(ask.component());
            frame.text(ask.directory());
        } else if (message instanceof AskContent ask) {
            frame.octet(Schema.ASK_CONTENT);
            name(frame, ask.file());
        } else if (message instanceof AskContentPart ask) {
            frame.octet(Schema.ASK_CONTENT_PART);
            name(frame, ask.file());
            frame.longNumber(ask.offset());
        } else if (message instanceof FromAgent.Alive) {
            frame.octet(Schema.AGENT_ALIVE);
        } else if (message instanceof Ended) {
            frame.octet(Schema.ENDED);
        }
        to.write(frame.toByteArray(), !mayWait(message));
    }

    private static void name(Encoder frame, ControllerFile file) {
        frame.text(file.component());
        frame.text(file.key());
    }

    /** Thousands of components that are as they should be are told of in few pieces. */
    private static boolean mayWait(FromAgent message) {
        return message instanceof EventReport told
                && told.event() instanceof ComponentFinished finished
                && !finished.changed();
    }
}
