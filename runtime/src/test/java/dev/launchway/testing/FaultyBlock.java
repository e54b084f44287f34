package dev.launchway.testing;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A block that writes a file, and a note that it did; with one fault. */
@Component
@Observed
public final class FaultyBlock {

    enum Fault {
        NONE,
        ALWAYS_UPDATES,
        TOUCHES_IN_VERIFY,
        PREDICTS_ANOTHER_REASON,
        IS_BLIND_TO_CONTENT,
        LOOKS_PAST_PROBE,
        ASKS_FOR_THE_TIME,
        NOTES_BEFORE_THE_WORK,
        DOES_NOTHING,
        RUNS_WHAT_IT_DID_NOT_PREDICT,
        PREDICTS_WHAT_IT_DOES_NOT_RUN,
        ASKS_SOMETHING
    }

    private static final String CONTENT = "content";

    @Namevar
    String name = "faulty";

    private final Fault fault;
    private Path file;
    private Path note;

    FaultyBlock(Fault fault) {
        this.fault = fault;
    }

    void configure(Configuration here) {
        file = here.map("file");
        note = here.map("note");
    }

    void verify(Probe probe) throws IOException {
        if (fault == Fault.TOUCHES_IN_VERIFY && Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        }
        probe.check(
                probe.exists(note) && fault != Fault.ALWAYS_UPDATES,
                fault == Fault.PREDICTS_ANOTHER_REASON && probe.predicting() ? "it may be missing" : "it is missing");
        if (fault != Fault.NOTES_BEFORE_THE_WORK) {
            probe.check(probe.exists(file), "the file is missing");
            probe.check(fault == Fault.IS_BLIND_TO_CONTENT || content(probe).equals(CONTENT), "it has changed");
        }
        if (fault == Fault.ASKS_FOR_THE_TIME) {
            probe.check(probe.now().isAfter(Instant.EPOCH), "it is too early");
        }
    }

    private String content(Probe probe) throws IOException {
        return fault == Fault.LOOKS_PAST_PROBE ? Files.readString(file) : probe.read(file);
    }

    void update(Target target) {
        if (fault == Fault.NOTES_BEFORE_THE_WORK) {
            target.write(note, "");
        }
        if (fault != Fault.DOES_NOTHING) {
            target.write(file, CONTENT);
        }
        target.write(note, "");
        if (fault == Fault.RUNS_WHAT_IT_DID_NOT_PREDICT && !target.predicting()) {
            target.run("printf", "it's %s", file.toString());
        }
        if (fault == Fault.PREDICTS_WHAT_IT_DOES_NOT_RUN && target.predicting()) {
            target.run("true");
        }
        target.command("printf", "it's %s", file.toString())
                .directory(Path.of("/"))
                .run();
        if (fault == Fault.ASKS_SOMETHING && !target.predicting()) {
            target.run("test", "-e", "/");
        }
    }
}
