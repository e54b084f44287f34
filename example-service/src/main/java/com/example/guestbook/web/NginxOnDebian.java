package com.example.guestbook.web;

import com.example.guestbook.system.SystemFile;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;

/** Adds the site to Debian's nginx. */
@Component
@Platform(value = "debian", of = Nginx.class)
class NginxOnDebian {

    @SubComponent
    SystemFile site;

    void configure(Configuration here) {
        site = SystemFile.at("/etc/nginx/conf.d/guestbook.conf")
                .of(here.parent(Nginx.class).site)
                .reloading("nginx");
    }
}
