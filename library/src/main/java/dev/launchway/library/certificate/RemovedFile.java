package dev.launchway.library.certificate;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import java.nio.file.Path;

/** A file of a certificate that shall not be there any more. */
@Component
final class RemovedFile {

    @Namevar
    String name;

    private final Path path;
    private final ActingUser actor;

    RemovedFile(Path path, ActingUser actor) {
        this.name = path.getFileName().toString();
        this.path = path;
        this.actor = actor;
    }

    void configure(Configuration here) {
        here.manage(path, Aspect.CONTENT);
        actor.declare(here, rights -> rights.looksAt(path).deletes(path));
        here.settle(path, actor.name());
    }

    void verify(Probe probe) {
        probe.check(!actor.on(probe).exists(path), "it is still there");
    }

    void update(Target target) {
        actor.on(target).delete(path);
    }
}
