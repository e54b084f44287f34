package dev.launchway.processor;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Templates of small services, and what the compiler says of them. */
abstract class TemplateCase {

    static final Path SOURCES = Path.of("../runtime/src/test/java");
    static final Path TEMPLATES = Path.of("../runtime/src/test/resources/com/example/templates");

    static final String LITERALLY =
            "\n    help: what is meant literally stands between {% verbatim %} and {% endverbatim %}";

    /** What only values show. */
    static final List<String> OF_VALUES =
            List.of("is null (not set)", "broken failed", "the list has no element", "host.data.rak");

    @TempDir
    Path directory;

    static final String NGINX = """
            package com.example.shop;

            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;

            @Component
            class Nginx {
                enum Level { LOW, HIGH }
                @Attribute int port = 80;
                @Attribute String serverName = "x";
                @Attribute Level level = Level.LOW;
                @Attribute Duration timeout = Duration.ZERO;
                @Attribute Path root = Path.of("x");
                @Attribute Map<String, Address> upstreams = Map.of();
                @Requires(value = "app:http", optional = true) List<Resource<Address>> backends;
                Object anything() { return "x"; }
                String url() { return "http://x"; }
                @SubComponent @Template("nginx.conf") File config;
            }
            """;

    Compilers.Run nginx(Compilers compiler, String template) {
        return compiler.in(directory).source(NGINX).resource("com/example/shop/nginx.conf", template);
    }

    List<String> errors(Compilers compiler, String template) {
        return nginx(compiler, template).compile().errors();
    }

    static String at(String place, String rest) {
        return "Nginx.java:22: com/example/shop/nginx.conf:" + place + ": " + rest;
    }
}
