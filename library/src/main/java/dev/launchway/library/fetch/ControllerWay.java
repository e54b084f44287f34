package dev.launchway.library.fetch;

import dev.launchway.api.Configuration;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;

/** From the controller, which gets it once for all hosts. */
record ControllerWay(Source source, ControllerFile file) implements Way {

    /** The way of a source, as a configuration tells it. */
    static ControllerWay of(Configuration here, Source source, Checksum checksum) {
        return new ControllerWay(
                source, here.fromController(source.key(checksum), new ControllerFetch(source, checksum)));
    }

    @Override
    public void bring(Target target, Destination destination) {
        if (target.predicting()) {
            destination.predict(target, source.shown());
        } else {
            destination.put(target, target.content(file));
        }
    }

    @Override
    public boolean hasLeftovers(Probe probe) {
        return false;
    }

    @Override
    public void clean(Target target) {
        // What has come so far is kept by the controller.
    }

    @Override
    public String shown() {
        return source.shown();
    }
}
