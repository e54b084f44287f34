package com.example.guestbook.mail;

import com.example.guestbook.monitoring.Check;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.library.file.File;

/** A Postfix server that passes mail of this environment on. */
@Component
public class MailRelay {

    @Attribute
    int port = 25;

    /** The next relay; mail is delivered directly when it is empty. */
    @Attribute
    String smartHost = "";

    @SubComponent
    @Template("main.cf")
    File config;

    @Provides("mail:relay")
    Address address(Host host) {
        return Address.of(host.fqdn(), port);
    }

    @Provides("monitoring:check")
    Check answers(Host host) {
        return Check.tcp("mail-relay", address(host));
    }
}
