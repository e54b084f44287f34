package dev.launchway.processor;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Small services with resources, and what the compiler says of them. */
abstract class ResourceCase {

    static final String IMPORTS = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    static final String NGINX = IMPORTS + """
            @Component
            class Nginx {
                @Requires("app:http") List<Address> backends;
            }
            """;

    static final String APP = IMPORTS + """
            @Component
            class App {
                @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
            }
            """;

    @TempDir
    Path directory;

    Compilers.Result compile(Compilers compiler, String... sourcesAndEnvironments) {
        Compilers.Run run = compiler.in(directory);
        for (int i = 0; i < sourcesAndEnvironments.length; i++) {
            String text = sourcesAndEnvironments[i];
            if (text.endsWith(".toml")) {
                run.resource("environments/" + text, sourcesAndEnvironments[++i]);
            } else {
                run.source(text);
            }
        }
        return run.compile();
    }
}
