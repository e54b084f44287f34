package dev.launchway.engine.apply;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Event;
import dev.launchway.annotation.EventScope;
import dev.launchway.annotation.OnEvent;
import dev.launchway.api.Target;
import java.util.ArrayList;
import java.util.List;

/** A step that writes down which updates it is told of. */
@Component
class Listener extends Step {

    final List<String> all = new ArrayList<>();
    final List<String> precursors = new ArrayList<>();
    Action<Target> handle = target -> {};

    static Listener called(String name) {
        Listener listener = new Listener();
        listener.name = name;
        return listener;
    }

    @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.ALL)
    void hear(Object changing) {
        all.add(((Step) changing).name);
    }

    @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.PRECURSORS)
    void hearPrecursor(Object changing, Target target) throws Throwable {
        precursors.add(((Step) changing).name);
        handle.on(target);
    }
}
