package com.example.web;

import com.example.base.Service;
import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;

/** One of them, in a package of its own. */
@Component
public class Web extends Service {

    @Attribute
    String title = "web";

    @Override
    protected String bind() {
        return "127.0.0.1:" + port;
    }
}
