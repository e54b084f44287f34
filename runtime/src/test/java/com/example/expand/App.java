package com.example.expand;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;

/** Provides before and after configure. */
@Component("expanded-app")
public class App {

    @Attribute
    public int port = 8080;

    @Provides("app:token")
    public String token;

    @Provides("app:http")
    Address http(Host host) {
        return Address.of(host.name(), port);
    }

    void configure(Configuration here) {
        token = "token-" + here.host().name();
    }
}
