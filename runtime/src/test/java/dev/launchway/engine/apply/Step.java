package dev.launchway.engine.apply;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A component whose lifecycle a test writes; as a root it asks the test for its parts. */
@Component
class Step {

    @Namevar
    String name;

    @Attribute
    Secret secret;

    @SubComponent
    List<Step> parts;

    final List<Step> given = new ArrayList<>();
    Action<Probe> verify = probe -> {};
    Action<Target> update = target -> {};
    Action<Target> open = target -> {};
    Action<Target> close = target -> {};
    Instant updated;

    interface Action<T> {
        void on(T system) throws Throwable;
    }

    static Step named(String name) {
        Step step = new Step();
        step.name = name;
        return step;
    }

    Step verify(Action<Probe> action) {
        verify = action;
        return this;
    }

    Step update(Action<Target> action) {
        update = action;
        return this;
    }

    Step with(Step... more) {
        given.addAll(List.of(more));
        return this;
    }

    void configure(Configuration here) {
        if (name == null) {
            Scenario.configureRoot(this, here);
        }
        parts = given;
    }

    void open(Target target) throws Throwable {
        open.on(target);
    }

    void verify(Probe probe) throws Throwable {
        verify.on(probe);
    }

    void update(Target target) throws Throwable {
        update.on(target);
    }

    void close(Target target) throws Throwable {
        close.on(target);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return Optional.ofNullable(updated);
    }
}
