package com.example.expand;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import java.util.List;

/** Requires what an App's configure computes, in a sub-component. */
@Component("expanded-api")
public class Api {

    @SubComponent
    public Client client;

    void configure(Configuration here) {
        client = new Client();
    }

    @Component
    public static class Client {

        @Requires("app:token")
        public List<String> tokens;
    }
}
