package dev.launchway.library.user;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Probe;
import java.nio.file.Path;

/** The program that tries rules of sudo, without which none are written. */
@Component
@Observed
final class RequiredVisudo {

    static final String PROGRAM = "/usr/sbin/visudo";

    void verify(Probe probe) {
        if (!probe.predicting() && !probe.exists(Path.of(PROGRAM))) {
            throw new IllegalStateException("there is no program " + PROGRAM
                    + " on this host: install the package sudo, or deploy the component before that does");
        }
    }
}
