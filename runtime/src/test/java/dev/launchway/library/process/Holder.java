package dev.launchway.library.process;

import dev.launchway.annotation.Component;
import dev.launchway.api.Configuration;
import java.util.function.Consumer;

/** A root component whose parts a test chooses. */
@Component
class Holder {

    static final ThreadLocal<Consumer<Configuration>> PARTS = new ThreadLocal<>();

    void configure(Configuration here) {
        PARTS.get().accept(here);
    }
}
