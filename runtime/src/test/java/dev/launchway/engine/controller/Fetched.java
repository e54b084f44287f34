package dev.launchway.engine.controller;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.ControllerSource;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;

/** A file that the controller gets. */
@Component
public final class Fetched {

    @Namevar
    String name;

    private final String key;
    private final ControllerSource source;
    private Path path;
    private ControllerFile file;

    private Fetched(String name, String key, ControllerSource source) {
        this.name = name;
        this.key = key;
        this.source = source;
    }

    static Fetched at(String path, String key, ControllerSource source) {
        return new Fetched(path, key, source);
    }

    void configure(Configuration here) {
        path = here.map(name);
        file = here.fromController(key, source);
    }

    void verify(Probe probe) {
        ControllerContent content = probe.content(file);
        probe.check(probe.exists(path) && probe.checksum(path).equals(content.checksum()), "it is another one");
    }

    void update(Target target) {
        target.write(path, target.content(file));
        target.log(
                "begins with " + target.content(file).text().lines().findFirst().orElse(""));
    }
}
