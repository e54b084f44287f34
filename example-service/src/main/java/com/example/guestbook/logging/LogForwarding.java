package com.example.guestbook.logging;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.library.file.File;

/** Sends a host's system log to the log host. */
@Component
public class LogForwarding {

    @Requires("log:host")
    Address logHost;

    @SubComponent
    @Template("log-forwarding.conf")
    File config;
}
