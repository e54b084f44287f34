package com.example.cli;

import dev.launchway.annotation.Component;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Waits in update until something is written to the named pipe {@code gate} above the work directories. */
@Component
public class Gate {

    void verify(Probe probe) {
        throw new UpdateNeeded("always");
    }

    void update(Target target) throws IOException {
        Path gate = target.workdir().getParent().resolveSibling("gate");
        Files.readAllBytes(gate);
    }
}
