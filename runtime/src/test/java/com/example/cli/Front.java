package com.example.cli;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.api.Address;
import java.util.List;

/** Needs an App, and takes the notes of those on its own host. */
@Component
public class Front {

    @Requires("app:http")
    List<Address> backends;

    @Requires(value = "app:note", from = Scope.SAME_HOST, optional = true)
    List<String> notes;
}
