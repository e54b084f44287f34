package com.example.guestbook.cache;

import com.example.guestbook.monitoring.Check;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.library.file.File;

/** A memcached server. */
@Component
public class Memcached {

    @Attribute
    int port = 11211;

    @Attribute
    int megabytes = 64;

    @SubComponent
    @Template("memcached.conf")
    File config;

    @Provides("cache:memcached")
    Address address(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides("monitoring:check")
    Check answers(Host host) {
        return Check.tcp("memcached", address(host));
    }
}
