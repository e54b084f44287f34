package com.example.records;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.api.Host;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provides what travels from host to host: a record of records. */
@Component
public class Registry {

    public enum State {
        UP,
        DOWN
    }

    public record Entry(String name, int weight, State state, Optional<Entry> next) {}

    public record Entries(List<Entry> all, Map<String, Entry> byName, double load) {}

    @Provides("registry:entries")
    Entries entries(Host host) {
        return new Entries(List.of(), Map.of(), 0);
    }
}
