package com.example.expand;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;

/** Renders files, and resolves a name. */
@Component("expanded-site")
public class Site {

    @Attribute
    public String word = "site";

    @SubComponent
    @Template("site.conf")
    public File config;

    @SubComponent
    public File again;

    public String content;

    public Address listen;

    void configure(Configuration here) {
        listen = Address.of("www.example.com", 80).listen();
        File added = here.add(File.at("other.conf").rendered("site.conf"));
        content = added.content();
        again = added;
    }
}
