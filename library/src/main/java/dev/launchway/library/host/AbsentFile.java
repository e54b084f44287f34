package dev.launchway.library.host;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;

/** A file of root that is not to be there. */
@Component
final class AbsentFile {

    @Namevar
    String name;

    private final Path path;

    AbsentFile(Path path) {
        this.path = path;
        name = path.getFileName().toString();
    }

    void configure(Configuration here) {
        here.manage(path, Aspect.CONTENT);
        here.as("root").deletes(path);
        here.settle(path);
    }

    void verify(Probe probe) {
        probe.check(!probe.exists(path), "it is there");
    }

    void update(Target target) {
        target.as("root").delete(path);
    }
}
