package com.example.records;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;

/** Requires it. */
@Component
public class Reader {

    @Requires("registry:entries")
    Registry.Entries entries;
}
