package dev.launchway.agent.protocol;

import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.AskContentPart;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.Ended;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.FromAgent.Refusal;
import dev.launchway.agent.protocol.FromAgent.Refused;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.ContentMissing;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.FileNames;
import dev.launchway.agent.protocol.ToAgent.FilePart;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.event.RunEvent.Outcome;
import java.io.IOException;

/** The conversation as the controller leads it with one agent. */
public final class ControllerSide {

    private final Frames frames;
    private final String host;
    private int size;

    /**
     * Speaks over frames.
     *
     * @param frames the streams to the agent
     * @param host the name of the host: all that the agent tells is about it
     */
    public ControllerSide(Frames frames, String host) {
        this.frames = frames;
        this.host = host;
    }

    /**
     * Says something.
     *
     * @param message what
     * @throws IOException when the agent cannot be reached
     */
    public void send(ToAgent message) throws IOException {
        if (message instanceof ContentPart part) {
            send(part);
            return;
        }
        Encoder to = new Encoder();
        if (message instanceof Begin begin) {
            to.octet(Schema.BEGIN);
            to.number(Schema.VERSION);
            to.constant(begin.mode());
            to.text(begin.requester().user());
            to.text(begin.requester().machine());
            to.text(begin.requester().since());
            to.text(begin.requester().command());
            to.text(begin.plan().hash());
            to.text(begin.plan().commit());
            to.flag(begin.plan().dirty());
            AssignmentCodec.write(to, begin.assignment());
            to.textByIndex(begin.factKeys());
            to.list(begin.proven(), Encoder::number);
            to.number(Math.toIntExact(begin.patience().toMillis()));
        } else if (message instanceof Deploy deploy) {
            to.octet(Schema.DEPLOY);
            to.number(deploy.root());
        } else if (message instanceof Hosts hosts) {
            to.octet(Schema.HOSTS);
            to.list(hosts.hosts(), AssignmentCodec::writeHost);
        } else if (message instanceof FilePart part) {
            to.octet(Schema.FILE_PART);
            to.flag(part.found());
            to.octets(part.content());
            to.flag(part.last());
        } else if (message instanceof FileNames names) {
            to.octet(Schema.FILE_NAMES);
            to.texts(names.names());
        } else if (message instanceof ContentFound found) {
            to.octet(Schema.CONTENT_FOUND);
            to.longNumber(found.size());
            to.text(found.checksum());
        } else if (message instanceof ContentMissing missing) {
            to.octet(Schema.CONTENT_MISSING);
            to.text(missing.message());
            to.texts(missing.details());
        } else if (message instanceof Interrupt) {
            to.octet(Schema.INTERRUPT);
        } else if (message instanceof Alive) {
            to.octet(Schema.ALIVE);
        } else if (message instanceof End end) {
            to.octet(Schema.END);
            to.flag(end.complete());
        }
        frames.write(to.toByteArray(), true);
    }

    /** Its bytes are not copied. */
    private void send(ContentPart part) throws IOException {
        Encoder before = new Encoder();
        before.octet(Schema.CONTENT_PART);
        before.number(part.content().length);
        Encoder after = new Encoder();
        after.flag(part.packed());
        frames.write(true, before.toByteArray(), part.content(), after.toByteArray());
    }

    /**
     * Waits for what the agent says next.
     *
     * @return a message, {@code null} when the agent is gone
     * @throws IOException when the stream or a message breaks
     */
    public FromAgent receive() throws IOException {
        byte[] frame = frames.read();
        if (frame == null) {
            return null;
        }
        size = frame.length;
        Decoder from = new Decoder(frame);
        int type = from.octet();
        FromAgent message =
                switch (type) {
                    case Schema.READY -> new Ready(from.textByIndex());
                    case Schema.REFUSED -> new Refused(from.constant(Refusal.values()), from.text(), from.texts());
                    case Schema.TOLD -> new EventReport(HostEvents.read(from, host));
                    case Schema.ROOT_ENDED ->
                        new RootEnded(from.count(), from.constant(Outcome.values()), from.count(), from.count());
                    case Schema.ASK_HOSTS -> new AskHosts();
                    case Schema.ASK_FILE -> new AskFile(from.text(), from.text());
                    case Schema.ASK_FILE_NAMES -> new AskFileNames(from.text(), from.text());
                    case Schema.ASK_CONTENT -> new AskContent(file(from));
                    case Schema.ASK_CONTENT_PART -> new AskContentPart(file(from), from.longNumber());
                    case Schema.AGENT_ALIVE -> new FromAgent.Alive();
                    case Schema.ENDED -> new Ended();
                    default -> throw new ProtocolViolationException("a message of type " + type);
                };
        from.end();
        return message;
    }

    private static ControllerFile file(Decoder from) throws ProtocolViolationException {
        return new ControllerFile(from.text(), from.text());
    }

    /**
     * How much the agent said last.
     *
     * @return the bytes of the message that {@link #receive} returned last
     */
    public int size() {
        return size;
    }
}
