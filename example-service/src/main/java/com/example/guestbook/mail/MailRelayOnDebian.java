package com.example.guestbook.mail;

import com.example.guestbook.system.SystemFile;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;

/** Gives Debian's Postfix its configuration. */
@Component
@Platform(value = "debian", of = MailRelay.class)
class MailRelayOnDebian {

    @SubComponent
    SystemFile config;

    void configure(Configuration here) {
        config = SystemFile.at("/etc/postfix/main.cf")
                .of(here.parent(MailRelay.class).config)
                .reloading("postfix");
    }
}
