package dev.launchway.processor;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;

/** A small service for tests: sources without their heads, and environments by name. */
final class Service {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;

    private final Compilers.Run run;

    private Service(Compilers.Run run) {
        this.run = run;
    }

    static Service in(Compilers compiler, Path directory) {
        return new Service(compiler.in(directory));
    }

    /** Adds a source; its first line is line 6. */
    Service source(String body) {
        run.source(HEAD + body);
        return this;
    }

    /** Adds a source with a head of its own. */
    Service whole(String source) {
        run.source(source);
        return this;
    }

    Service environment(String name, String text) {
        run.resource("environments/" + name + ".toml", text);
        return this;
    }

    Service resource(String path, String text) {
        run.resource(path, text);
        return this;
    }

    Compilers.Result compile() {
        return run.compile();
    }

    /** What Launchway says, a text. */
    String says() {
        List<String> messages = compile().launchway();
        return messages.isEmpty() ? "" : String.join("\n", messages) + "\n";
    }
}
