package dev.launchway.library.fetch;

import dev.launchway.api.ControllerFile;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;

/**
 * From the plan jar, which the controller has.
 *
 * @param shown what people call it
 * @param file what is asked for
 */
record ArtifactWay(String shown, ControllerFile file) implements Way {

    @Override
    public void bring(Target target, Destination destination) {
        if (target.predicting()) {
            destination.put(target, out -> target.content(file).writeTo(out)); // only if somebody reads it
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
        // Nothing is kept on the way.
    }

    @Override
    public String verb() {
        return "get";
    }
}
