package com.example.expand;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.api.Configuration;

/** Adds leaves whose names are paths. */
@Component("expanded-tree")
public class Tree {

    @Attribute
    public String word = "tree";

    void configure(Configuration here) {
        here.add(new Leaf(here.map("etc/x \"y\"").toString()));
        here.add(new Leaf("/etc/z"));
        here.add(new Leaf(""));
        here.add(new Leaf(null));
    }
}
