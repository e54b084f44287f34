package com.example.shop;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.api.Address;
import java.util.List;

/** The web frontend. */
@Component
public class Nginx {

    @Attribute
    int port = 8080;

    @Attribute(required = true)
    String serverName;

    @Requires("app:http")
    List<Address> backends;
}
