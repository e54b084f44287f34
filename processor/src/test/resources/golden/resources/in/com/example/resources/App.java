package com.example.resources;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.api.Address;
import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import java.util.List;

/** Provides in each way. */
@Component
public class App {

    @Attribute
    int port = 8080;

    @Provides("app:http")
    List<Address> http(Environment environment, Host host) {
        return List.of(Address.of(host.fqdn(), port), Address.of(host.fqdn(), port + 1));
    }

    @Provides("app:main")
    Address main(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides("app:admin")
    Address admin;

    String url() {
        return "http://localhost:" + port;
    }
}
