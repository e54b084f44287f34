package com.example.guestbook.logging;

import com.example.guestbook.system.SystemFile;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Platform;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;

/** Adds to the configuration of Debian's rsyslog. */
@Component
@Platform(value = "debian", of = LogHost.class)
@Platform(value = "debian", of = LogForwarding.class)
class RsyslogOnDebian {

    @SubComponent
    SystemFile config;

    void configure(Configuration here) {
        Object extended = here.parent(Object.class);
        File file = extended instanceof LogHost logHost ? logHost.config : ((LogForwarding) extended).config;
        config = SystemFile.at("/etc/rsyslog.d/" + file.path().getFileName())
                .of(file)
                .restarting("rsyslog");
    }
}
