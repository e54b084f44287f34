package com.example.expand;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import java.nio.file.Path;
import java.util.List;

/** A sub-component; what it was told in configure can be read afterwards. */
@Component("expanded-leaf")
public class Leaf {

    @Namevar
    public String name;

    @Attribute
    public Path path = Path.of("leaf");

    @SubComponent
    public List<Leaf> parts = List.of();

    private final List<Leaf> inside;
    public Configuration here;

    public Leaf(String name, Leaf... inside) {
        this.name = name;
        this.inside = List.of(inside);
    }

    void configure(Configuration configuration) {
        here = configuration;
        parts = inside;
    }
}
