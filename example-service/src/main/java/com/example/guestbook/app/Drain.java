package com.example.guestbook.app;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.annotation.OnEvent;
import dev.launchway.api.Target;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Takes a server out of the load balancers before anything that it runs with changes: while the file is there, its health check
 * fails. The server removes the file when it starts. On a host that is new there is nothing to announce.
 */
@Component
class Drain {

    private final Path file;
    private final Path application;
    private final Duration time;
    private boolean announced;

    Drain(Path file, Path application, Duration time) {
        this.file = file;
        this.application = application;
        this.time = time;
    }

    Path file() {
        return file;
    }

    @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.PRECURSORS)
    void announce(Object changing, Target target) {
        if (announced) {
            return;
        }
        announced = true;
        if (!target.exists(application)) {
            return;
        }
        target.write(file, "");
        if (!time.isZero()) {
            target.run("sleep", Long.toString(time.toSeconds()));
        }
    }
}
