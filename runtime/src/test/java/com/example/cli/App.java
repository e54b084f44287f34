package com.example.cli;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Host;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import java.nio.file.Path;
import java.util.List;

/** Writes notes; a port below one is an error of configure, a text "fail" one of update. */
@Component("cli-app")
public class App {

    @Attribute
    int port = 8080;

    @Attribute
    String text = "hello";

    @SubComponent
    List<Note> notes;

    @Provides("app:http")
    Address http(Host host) {
        return Address.of(host.name(), port == 0 ? 1 : port);
    }

    @Provides("app:note")
    String note() {
        return text;
    }

    void configure(Configuration here) {
        if (port == 0) {
            throw new IllegalStateException("port 0 is not a port");
        }
        here.log("listens on %d", port);
        notes = List.of(new Note("one.txt", text), new Note("two.txt", text));
    }

    /** Writes one file. */
    @Component
    public static class Note {

        @Namevar
        String name;

        String text;
        Path path;

        Note(String name, String text) {
            this.name = name;
            this.text = text;
        }

        void configure(Configuration here) {
            path = here.map(name);
        }

        void verify(Probe probe) {
            if (!probe.exists(path) || !probe.read(path).equals(text)) {
                throw new UpdateNeeded("the text differs");
            }
        }

        void update(Target target) {
            if (text.equals("fail")) {
                throw new IllegalStateException("cannot write \u001b[2Jthis");
            }
            target.write(path, text);
        }
    }
}
