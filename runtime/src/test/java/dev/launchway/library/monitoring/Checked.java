package dev.launchway.library.monitoring;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.api.Configuration;
import java.util.List;

/** Something that is watched. */
@Component
public final class Checked {

    @Provides(Check.KEY)
    List<Check> checks;

    private final List<Check> given;

    public Checked(Check... given) {
        this.given = List.of(given);
    }

    void configure(Configuration here) {
        checks = given;
    }
}
