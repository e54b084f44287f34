package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.FromAgent.AskFile;
import dev.launchway.agent.protocol.FromAgent.AskFileNames;
import dev.launchway.agent.protocol.ToAgent.FileNames;
import dev.launchway.agent.protocol.ToAgent.FilePart;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.template.DefinitionDirectory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a host files that its components ask for and did not ask for as they were configured: those of their own definition
 * directories, and nothing else.
 */
final class FileAnswers {

    /** Plans lie in no package of that name; what does is for this machine alone. */
    private static final String ENVIRONMENTS = "environments";

    private final HostConnection connection;
    private final EventSink sink;
    private final Map<String, Class<?>> components = new HashMap<>();
    private final Set<FromAgent> asked = new HashSet<>();

    FileAnswers(HostConnection connection, ExpandedEnvironment model, EventSink sink) {
        this.connection = connection;
        this.sink = sink;
        for (ExpandedRoot root : new HostRoots(model).of(connection.name())) {
            add(root.node());
        }
    }

    private void add(Node node) {
        Class<?> type = node.component().getClass();
        String packageName = type.getPackageName() + ".";
        if (type.getClassLoader() != null && !packageName.startsWith(ENVIRONMENTS + ".")) {
            components.put(type.getName(), type);
        }
        node.children().forEach(this::add);
    }

    /** Answers; false for a question that this host's agent has no reason to ask. */
    boolean answer(FromAgent question) {
        if (!asked.add(question)) {
            return false;
        }
        try {
            if (question instanceof AskFile ask && components.containsKey(ask.component())) {
                send(ask.name(), directory(ask.component()).find(ask.name()));
                return true;
            }
            if (question instanceof AskFileNames ask && components.containsKey(ask.component())) {
                connection.send(new FileNames(directory(ask.component()).list(ask.directory())));
                return true;
            }
        } catch (IllegalArgumentException e) {
            return false; // a name that leads out of the directory
        }
        return false;
    }

    private DefinitionDirectory directory(String component) {
        return DefinitionDirectory.of(components.get(component));
    }

    private void send(String name, Optional<byte[]> file) {
        byte[] content = file.orElse(new byte[0]);
        int from = 0;
        do {
            int end = Math.min(content.length, from + FilePart.LARGEST);
            connection.send(
                    new FilePart(file.isPresent(), Arrays.copyOfRange(content, from, end), end == content.length));
            from = end;
        } while (from < content.length);
        if (file.isPresent()) {
            sink.accept(new Message(
                    connection.name(),
                    "",
                    "got the file '" + name + "' of a definition directory late: configure does not read it"));
        }
    }
}
