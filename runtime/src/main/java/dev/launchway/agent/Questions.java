package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.ToAgent.FileNames;
import dev.launchway.agent.protocol.ToAgent.FilePart;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.api.Host;
import dev.launchway.engine.template.AbsentFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What components want to know and the controller has not told: all hosts of the environment, and files of definition directories
 * that did not come along. Each question is asked once.
 *
 * <p>What came along is all that components asked for as the controller configured them. As they are configured here they ask for
 * the same, so that what is not here is nowhere, and the controller need not be asked about it. Later they may ask for anything.
 */
final class Questions implements AbsentFiles {

    private final AgentSide controller;
    private final Inbox inbox;
    private final Map<AskFile, Optional<byte[]>> files = new HashMap<>();
    private final Map<AskFileNames, List<String>> names = new HashMap<>();
    private List<Host> hosts;
    private volatile Time time = Time.CONFIGURING;
    private int asked;

    /** What components are doing. */
    private enum Time {
        CONFIGURING,
        DEPLOYING,
        CONFIGURING_AGAIN,
        /** They are verified once more, and the controller hears no questions any more. */
        OVER
    }

    Questions(AgentSide controller, Inbox inbox) {
        this.controller = controller;
        this.inbox = inbox;
    }

    /** Says that from now on components may ask for what they did not ask for before. */
    void allConfigured() {
        time = Time.DEPLOYING;
    }

    /** Says that all are configured once more, asking for what they asked for before. */
    void configuringAgain() {
        time = Time.CONFIGURING_AGAIN;
    }

    /** Says that from now on nothing is asked. */
    void over() {
        time = Time.OVER;
    }

    /** How often something was asked for by components that were configured. */
    synchronized int asked() {
        return asked;
    }

    synchronized List<Host> hosts() {
        try {
            if (hosts == null) {
                controller.send(new AskHosts());
                hosts = List.copyOf(inbox.answer(Hosts.class).hosts());
            }
            return hosts;
        } catch (IOException e) {
            throw unanswered("which hosts there are", e);
        }
    }

    @Override
    public synchronized Optional<byte[]> read(Class<?> component, String name) {
        note();
        AskFile question = new AskFile(component.getName(), name);
        try {
            Optional<byte[]> file = files.get(question);
            if (file == null) {
                checkTime();
                controller.send(question);
                file = file();
                files.put(question, file);
            }
            return file.map(byte[]::clone);
        } catch (IOException e) {
            throw unanswered("what is in the file '" + name + "'", e);
        }
    }

    private Optional<byte[]> file() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        FilePart part = inbox.answer(FilePart.class);
        while (!part.last()) {
            content.write(part.content());
            part = inbox.answer(FilePart.class);
        }
        content.write(part.content());
        return part.found() ? Optional.of(content.toByteArray()) : Optional.empty();
    }

    @Override
    public boolean has(Class<?> component, String name) {
        return afterwards() && read(component, name).isPresent();
    }

    @Override
    public List<String> list(Class<?> component, String directory, List<String> known) {
        return afterwards() ? names(new AskFileNames(component.getName(), directory)) : known;
    }

    private synchronized List<String> names(AskFileNames question) {
        note();
        try {
            List<String> found = names.get(question);
            if (found == null) {
                checkTime();
                controller.send(question);
                found = inbox.answer(FileNames.class).names();
                names.put(question, found);
            }
            return found;
        } catch (IOException e) {
            throw unanswered("which files there are", e);
        }
    }

    private boolean afterwards() {
        return time == Time.DEPLOYING || time == Time.OVER;
    }

    private void note() {
        if (time == Time.DEPLOYING) {
            asked++;
        }
    }

    private void checkTime() {
        if (time == Time.CONFIGURING_AGAIN || time == Time.OVER) {
            throw new IllegalStateException("the controller is not asked for files any more");
        }
    }

    private IllegalStateException unanswered(String what, IOException e) {
        inbox.giveUp();
        return new IllegalStateException("the controller cannot say " + what + ": " + e.getMessage(), e);
    }
}
