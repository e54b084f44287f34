package com.example.guestbook.balancer;

import com.example.guestbook.system.SystemFile;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;

/** Gives Debian's HAProxy its configuration. */
@Component
@Platform(value = "debian", of = Haproxy.class)
class HaproxyOnDebian {

    @SubComponent
    SystemFile config;

    void configure(Configuration here) {
        config = SystemFile.at("/etc/haproxy/haproxy.cfg")
                .of(here.parent(Haproxy.class).config)
                .reloading("haproxy");
    }
}
