package com.example.ini;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.time.Instant;

/** A text that is shown until a moment: {@code Notice.at("/etc/motd.d/notice").until(end)}. */
@Component
@Observed
public final class Notice {

    @Namevar
    String name;

    private final TargetPath place;
    private Instant end = Instant.MAX;
    private Path file;

    private Notice(TargetPath place) {
        this.place = place;
        name = place.text();
    }

    /**
     * A notice.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static Notice at(String path) {
        return new Notice(TargetPath.of(path));
    }

    /**
     * Sets when it goes.
     *
     * @param moment from then on it is not shown
     * @return this
     */
    public Notice until(Instant moment) {
        end = moment;
        return this;
    }

    void configure(Configuration here) {
        file = place.map(here);
        here.settle(file, end.toString());
    }

    void verify(Probe probe) {
        probe.check(probe.exists(file) != probe.isPast(end), "it is there at the wrong time");
    }

    void update(Target target) {
        if (target.isPast(end)) {
            target.delete(file);
        } else {
            target.write(file, "Maintenance tonight\n");
        }
    }
}
