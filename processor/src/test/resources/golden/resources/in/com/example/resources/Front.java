package com.example.resources;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.annotation.OnEvent;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Resource;
import dev.launchway.api.Target;
import java.util.List;
import java.util.Optional;

/** Requires in each way. */
@Component
public class Front {

    @Requires("app:http")
    List<Address> backends;

    @Requires(value = "app:http", from = Scope.SAME_HOST, optional = true)
    List<Resource<Address>> neighbours;

    @Requires("app:main")
    Address main;

    @Requires(value = "app:admin", reverse = true)
    Optional<Address> admin;

    void configure(Configuration here) {}

    void verify(Probe probe) {}

    void update(Target target) {}

    @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.PRECURSORS)
    void stop(Object changing) {}
}
