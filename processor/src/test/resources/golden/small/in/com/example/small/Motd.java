package com.example.small;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;

/** What users read when they log in. */
@Component
public class Motd {

    @SubComponent
    File text;

    void configure(Configuration here) {
        text = File.at("motd").content("Welcome to " + here.host().name() + "\n");
    }
}
