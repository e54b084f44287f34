package com.example.ini;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Dependencies;
import java.util.List;

/** A command that tells a server to read its files again: {@code Reload.of("app", "reload").on(config)}. */
@Component
@Observed
public final class Reload {

    @Namevar
    String name;

    private final List<String> argv;
    private final Dependencies on = new Dependencies(".on(…)");

    private Reload(List<String> argv) {
        this.argv = argv;
        name = argv.get(0);
    }

    /**
     * A command.
     *
     * @param argv the program and its arguments
     * @return the component
     */
    public static Reload of(String... argv) {
        return new Reload(Arguments.command(argv));
    }

    /**
     * Runs it when one of these changed.
     *
     * @param components components that are deployed before
     * @return this
     */
    public Reload on(Object... components) {
        on.add(components);
        return this;
    }

    void configure(Configuration here) {
        here.runs(argv);
        here.settle(argv);
    }

    void verify(Probe probe) {
        String changed = on.changed(probe);
        probe.check(changed == null, "a " + changed + " that it depends on changed");
    }

    void update(Target target) {
        target.run(argv.toArray(new String[0]));
    }
}
