package dev.launchway.testing;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.host.FirewallRule;
import dev.launchway.library.log.LogFile;
import dev.launchway.library.monitoring.Checked;
import dev.launchway.library.schedule.CronJob;
import java.util.function.Consumer;

/** The root component of a test, whose configure and verify the test writes; its verify decides by what its probe shows. */
@Component(adds = {CronJob.class, FirewallRule.class, LogFile.class, Checked.class})
@Observed
public class Stage {

    /** Templates of the tests read it. */
    @Attribute
    String greeting = "Hello";

    private Scene scene;

    void configure(Configuration here) {
        scene = Scene.CURRENT.get();
        scene.configure().accept(here);
    }

    void verify(Probe probe) {
        scene.verify().accept(probe);
    }

    /**
     * What the test wants of the stage that is made next in this thread.
     *
     * @param configure called by configure
     * @param verify called by verify
     */
    record Scene(Consumer<Configuration> configure, Consumer<Probe> verify) {

        static final ThreadLocal<Scene> CURRENT = new ThreadLocal<>();
    }
}
