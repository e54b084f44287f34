package dev.launchway.engine.apply;

import dev.launchway.api.Probe.DiffKind;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.redaction.Redactor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sends the events of one host. No secret of the model passes it. */
final class Reporter {

    private final String host;
    private final ExpandedEnvironment model;
    private final EventSink sink;
    private final SecretRules rules;

    Reporter(String host, ExpandedEnvironment model, EventSink sink) {
        this.host = host;
        this.model = model;
        this.sink = sink;
        this.rules = new SecretRules(model.secrets());
    }

    void message(String breadcrumb, String text) {
        sink.accept(new RunEvent.Message(host, shown(breadcrumb), shown(text)));
    }

    void changing(Node node, String why) {
        sink.accept(new RunEvent.ComponentChanging(host, crumb(node), why == null ? "" : near(node, why)));
    }

    void finished(Node node, boolean changed, RunEvent.Timing timing) {
        sink.accept(new RunEvent.ComponentFinished(host, crumb(node), changed, timing));
    }

    void failed(Node node, Throwable problem) {
        RunEvent.Failure failure = new Failures(redactor()).describe(problem);
        sink.accept(new RunEvent.ComponentFailed(host, crumb(node), failure));
    }

    void notKnown(Node node, Throwable why) {
        sink.accept(new RunEvent.NotKnown(host, crumb(node), new Failures(redactor()).notKnown(why)));
    }

    /** Fails for a command that would show a secret to everybody on the host. */
    void check(List<String> argv) {
        rules.check(argv);
    }

    /** Fails for a text that a secret was joined to, and says what to do. */
    void checkJoined(String what, String text, String help) {
        rules.checkJoined(what, text, help);
    }

    /** The secrets that a content holds. */
    Set<String> secretsIn(byte[] content) {
        return model.secrets().in(content);
    }

    /** Takes note of what was read on the host: a placeholder in it stands there literally. */
    void read(String text) {
        model.secrets().literals().add(text);
    }

    boolean knowsSecrets() {
        return !model.secrets().isEmpty();
    }

    /** A command as it may be shown: redacted first, then quoted and cut. */
    String command(List<String> argv) {
        return rules.shown(argv);
    }

    /** Called by the threads that read what a command writes. */
    synchronized void output(Node node, String line) {
        sink.accept(new RunEvent.Output(host, crumb(node), redactor().redact(line)));
    }

    void wouldDo(Node node, String what) {
        sink.accept(new RunEvent.WouldDo(host, crumb(node), near(node, what)));
    }

    void rootStarted(String root) {
        sink.accept(new RunEvent.RootStarted(host, root));
    }

    void rootFinished(String root, RunEvent.Outcome outcome, String why, Duration took) {
        sink.accept(new RunEvent.RootFinished(host, root, outcome, why, took));
    }

    void notProven(String root, String why) {
        sink.accept(new RunEvent.NotProven(host, root, shown(why)));
    }

    void diff(Node node, Path path, byte[] before, byte[] after, DiffKind kind) {
        Set<String> held = new TreeSet<>(secretsIn(before));
        held.addAll(secretsIn(after));
        if (kind == DiffKind.SENSITIVE || !held.isEmpty()) {
            diff(node, path, before, after, secretsIn(after));
            return;
        }
        List<String> lines = List.of();
        String note = "";
        String textBefore = kind == DiffKind.BINARY ? null : text(before);
        String textAfter = kind == DiffKind.BINARY ? null : text(after);
        if (textBefore == null || textAfter == null) {
            note = binaryNote(before, after);
        } else {
            lines = Failures.cut(DiffText.of(textBefore, textAfter, redactor()));
            note = lines.isEmpty() && !textBefore.equals(textAfter) ? "too long to compare" : "";
        }
        sink.accept(new RunEvent.Diff(host, crumb(node), shown(path.toString()), lines, note));
    }

    /** Of a file that holds secrets no line is shown: former values may stand in it, which nobody knows any more. */
    void diff(Node node, Path path, byte[] before, byte[] after, Collection<String> secrets) {
        String note = new SecretChange(secretsIn(before), secretsIn(after), secrets).note(before != null);
        sink.accept(new RunEvent.Diff(host, crumb(node), shown(path.toString()), List.of(), note));
    }

    private static String text(byte[] content) {
        if (content == null) {
            return "";
        }
        for (byte b : content) {
            if (b == 0) {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String binaryNote(byte[] before, byte[] after) {
        if (before == null) {
            return "binary, " + bytes(after);
        }
        return after == null
                ? "binary, " + bytes(before) + " removed"
                : "binary, " + bytes(before) + " to " + after.length;
    }

    private static String bytes(byte[] content) {
        return content.length + (content.length == 1 ? " byte" : " bytes");
    }

    private String crumb(Node node) {
        return shown(node.breadcrumb());
    }

    private String shown(String text) {
        return redactor().redactStart(text, Failures.LONGEST_TEXT);
    }

    /** Redacted first: a secret may be a path. */
    private String near(Node node, String text) {
        return RelativePaths.in(shown(text), node.configuration().workdir());
    }

    private Redactor redactor() {
        return model.secrets().redactor();
    }
}
