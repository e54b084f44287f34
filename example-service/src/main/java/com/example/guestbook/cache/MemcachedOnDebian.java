package com.example.guestbook.cache;

import com.example.guestbook.system.SystemFile;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;

/** Gives Debian's memcached its configuration. */
@Component
@Platform(value = "debian", of = Memcached.class)
class MemcachedOnDebian {

    @SubComponent
    SystemFile config;

    void configure(Configuration here) {
        config = SystemFile.at("/etc/memcached.conf")
                .of(here.parent(Memcached.class).config)
                .restarting("memcached");
    }
}
