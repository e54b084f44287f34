package com.example.expand;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives its attributes no initial values. */
@Component("expanded-bare")
public class Bare {

    @Attribute
    public Optional<String> alias;

    @Attribute
    public List<Integer> ports;

    @Attribute
    public Set<String> names;

    @Attribute
    public Map<String, Optional<String>> limits;

    @Attribute
    public String word;

    @Attribute
    public int number;

    @SubComponent
    public Optional<Bare> part = Optional.empty();

    public String seen;

    @Provides("bare:alias")
    String alias() {
        return alias.orElse("none");
    }

    void configure(Configuration here) {
        seen = alias + " " + ports + " " + names + " " + limits + " " + word + " " + number;
        if (alias.isEmpty()) {
            Bare child = new Bare();
            child.alias = Optional.of("set by its parent");
            part = Optional.of(child);
        }
    }
}
