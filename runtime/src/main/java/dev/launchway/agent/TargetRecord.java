package dev.launchway.agent;

import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.text.Moments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes down on the target which plan it runs: in {@code .launchway/deployed}, a line {@code key=value} each. */
final class TargetRecord {

    private final Path directory;
    private final Begin begin;
    private boolean begun;

    TargetRecord(Path directory, Begin begin) {
        this.directory = directory;
        this.begin = begin;
    }

    void beginning() throws IOException {
        if (!begun) {
            begun = true;
            write("incomplete");
        }
    }

    void ended(boolean complete) throws IOException {
        if (begun || complete) {
            write(complete ? "complete" : "incomplete");
        }
        if (begin.mode() == Mode.DEPLOY) {
            new StoredLayers(directory).prune();
        }
    }

    private void write(String state) throws IOException {
        if (begin.mode() != Mode.DEPLOY) {
            return;
        }
        String text = "environment=" + line(begin.assignment().slice().environment())
                + "\nplan=" + line(begin.plan().hash())
                + "\ncommit=" + line(begin.plan().commit())
                + (begin.plan().dirty() ? "\ndirty=true" : "")
                + "\nuser=" + line(begin.requester().user())
                + "\nmachine=" + line(begin.requester().machine())
                + "\nwhen=" + Moments.now()
                + "\nstate=" + state + "\n";
        Path temporary = directory.resolve("deployed.new");
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        Files.move(
                temporary,
                directory.resolve("deployed"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(String value) {
        return value.replace('\n', ' ').replace('\r', ' ');
    }
}
