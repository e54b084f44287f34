package com.example.expand;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;

/** Takes exactly one value. */
@Component("expanded-one-token")
public class OneToken {

    @Requires("app:token")
    public String token;
}
