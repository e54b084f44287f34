package com.example.cli;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.api.Address;
import java.util.List;

/** Needs an App. */
@Component
public class Front {

    @Requires("app:http")
    List<Address> backends;
}
