package com.example.expand;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.api.Configuration;

/** Extends an App. */
@Component("expanded-on-platform")
@Platform(value = "arch", of = App.class)
public class OnPlatform {

    public int port;

    void configure(Configuration here) {
        port = here.parent(App.class).port;
    }
}
