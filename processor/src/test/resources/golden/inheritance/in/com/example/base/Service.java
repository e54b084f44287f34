package com.example.base;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Probe;
import dev.launchway.library.file.File;

/** What services of all packages have. */
@Component
@Observed
public abstract class Service {

    @Attribute
    protected int port = 80;

    @SubComponent
    @Template("service.conf")
    File config;

    void verify(Probe probe) {
        probe.check(probe.exists(config.path()), "it has no config");
    }

    protected String bind() {
        return "0.0.0.0:" + port;
    }
}
