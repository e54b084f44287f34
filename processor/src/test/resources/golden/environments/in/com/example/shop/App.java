package com.example.shop;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Features;
import dev.launchway.annotation.Provides;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The application. */
@Component
public class App {

    @Attribute
    Duration timeout = Duration.ofSeconds(1);

    @Attribute
    Map<String, Integer> limits = Map.of();

    @Features
    Set<String> features = Set.of();

    @Provides("app:http")
    Address http(Host host) {
        return Address.of(host.fqdn(), 80);
    }
}
