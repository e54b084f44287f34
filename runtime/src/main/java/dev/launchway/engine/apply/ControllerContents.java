package dev.launchway.engine.apply;

import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;

/** What the controller gets for hosts, as the components of one host ask for it. */
@FunctionalInterface
public interface ControllerContents {

    /**
     * What is got by a name. Waits until it is there.
     *
     * @param file its name
     * @return its content
     * @throws SourceFailedException when the controller cannot get it
     */
    ControllerContent of(ControllerFile file);
}
