package com.example.guestbook.logging;

import com.example.guestbook.monitoring.Check;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.library.file.File;
import java.nio.file.Path;

/** Collects the system logs of all hosts. */
@Component
public class LogHost {

    @Attribute
    int port = 6514;

    @Attribute
    Path archive = Path.of("/srv/log");

    @SubComponent
    @Template("log-host.conf")
    File config;

    @Provides("log:host")
    Address address(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides("monitoring:check")
    Check answers(Host host) {
        return Check.tcp("log-host", address(host));
    }
}
