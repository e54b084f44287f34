package dev.launchway.agent;

import dev.launchway.agent.protocol.DeployedRecord;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.engine.apply.SetAside;
import dev.launchway.engine.event.RunEvent.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Writes down on the target which plan it runs: in {@code .launchway/deployed}, a line {@code key=value} each. While a run is at
 * work, and after one that did not end well, {@code .launchway/verified} is missing: the next one looks at all that is stored.
 */
final class TargetRecord {

    private final Path directory;
    private final Begin begin;
    private final Consumer<String> remarks;
    private final Path verified;
    private String boot = "";
    private boolean begun;

    /**
     * Prepares.
     *
     * @param directory the tool's own directory
     * @param begin what the controller wants
     * @param remarks told what went wrong with the record itself
     */
    TargetRecord(Path directory, Begin begin, Consumer<String> remarks) {
        this.directory = directory;
        this.begin = begin;
        this.remarks = remarks;
        this.verified = directory.resolve("verified");
    }

    /** Lets the next run look at all that is stored: what came from there made no sense. */
    static void doubt(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve("verified"));
    }

    void beginning() {
        if (!begun && begin.mode() == Mode.DEPLOY) {
            begun = true;
            write(false);
            try {
                if (Files.exists(verified)) {
                    boot = Files.readString(verified, StandardCharsets.ISO_8859_1);
                    Files.delete(verified);
                }
            } catch (IOException e) {
                remarks.accept("cannot delete " + verified + ": " + e.getMessage());
            }
        }
    }

    void ended(boolean complete) {
        if (begin.mode() != Mode.DEPLOY) {
            return;
        }
        if (begun || complete) {
            write(complete);
        }
        SetAside aside = new SetAside(directory);
        try {
            new StoredLayers(directory).prune(aside);
            if (complete && !boot.isEmpty()) {
                Files.writeString(verified, boot, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            remarks.accept("cannot tidy up " + directory + ": " + e);
        }
        aside.remarks().forEach(remarks);
    }

    private void write(boolean complete) {
        String environment = begin.assignment().slice().environment();
        String text = new DeployedRecord(environment, begin.plan(), begin.requester(), complete).text();
        Path temporary = directory.resolve("deployed.new");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(
                    temporary,
                    directory.resolve("deployed"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remarks.accept("cannot write down what is deployed: " + e);
        }
    }
}
