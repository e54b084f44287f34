package com.example.guestbook.database;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;

/** The authority of the servers' certificates, where clients of PostgreSQL look for it. */
@Component
public class Authority {

    @SubComponent
    File certificate;

    void configure(Configuration here) {
        String name = here.environment().name() + "-authority.pem";
        certificate = File.at("~/.postgresql/root.crt").source(name).leading();
    }
}
