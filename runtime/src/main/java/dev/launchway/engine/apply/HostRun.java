package dev.launchway.engine.apply;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.system.SystemAccess;

/**
 * What all components of one run share.
 *
 * @param settings how the run is to go
 * @param environment what is deployed
 * @param host where
 * @param system the host's files and commands, overlaid in a prediction
 * @param journal what changed in earlier runs
 * @param changes what changed in this one
 * @param reporter where events go
 * @param contents what the controller gets
 */
record HostRun(
        RunSettings settings,
        Environment environment,
        Host host,
        SystemAccess system,
        Journal journal,
        Changes changes,
        Reporter reporter,
        ControllerContents contents) {

    boolean predicting() {
        return settings.mode() == Mode.PREDICT;
    }
}
