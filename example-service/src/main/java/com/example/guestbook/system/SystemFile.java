package com.example.guestbook.system;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import dev.launchway.library.file.Symlink;
import dev.launchway.library.process.Command;

/** A link from the system's configuration to a file of the service, and the reload or restart of the unit that reads it. */
@Component
public class SystemFile {

    @Namevar
    String path;

    @SubComponent
    Symlink link;

    @SubComponent
    Command notify;

    private File file;
    private String action;
    private String unit;

    private SystemFile(String path) {
        this.path = path;
    }

    public static SystemFile at(String path) {
        return new SystemFile(path);
    }

    public SystemFile of(File linked) {
        file = linked;
        return this;
    }

    /** Sets the unit that reads the file again when it changed. */
    public SystemFile reloading(String name) {
        action = "reload";
        unit = name;
        return this;
    }

    /** Sets the unit that has to be restarted when the file changed. */
    public SystemFile restarting(String name) {
        action = "restart";
        unit = name;
        return this;
    }

    void configure(Configuration here) {
        link = Symlink.at(path).to(file.path());
        notify = Command.of("sudo", "systemctl", action, unit).when(file, link);
    }
}
