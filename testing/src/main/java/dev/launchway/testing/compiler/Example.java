package dev.launchway.testing.compiler;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;

/** The files of an example in {@code docs/errors}: a small service, or one with libraries in directories of their own. */
public final class Example {

    private static final String PACKAGE = "package com.example.shop;";
    private static final String IMPORTS = String.join(
            " ",
            "",
            "import dev.launchway.annotation.*;",
            "import dev.launchway.api.*;",
            "import dev.launchway.library.file.*;",
            "import java.nio.file.*;",
            "import java.time.*;",
            "import java.util.*; ");

    private final Compilers compiler;
    private final Path directory;
    private final Map<String, String> files;

    /**
     * An example.
     *
     * @param compiler what compiles it
     * @param directory an empty directory
     * @param files texts by name, as the README of the pages tells
     */
    public Example(Compilers compiler, Path directory, Map<String, String> files) {
        this.compiler = compiler;
        this.directory = directory;
        this.files = files;
    }

    /** All that the compiler prints, in the form of javac, with bare file names. */
    public static String text(Compilers.Result result) {
        return result.messages().stream().map(Example::text).collect(Collectors.joining());
    }

    private static String text(Compilers.Message message) {
        String kind = message.kind() == Diagnostic.Kind.ERROR ? "error: " : "warning: ";
        String place = message.file().isEmpty() ? "" : message.file() + ":" + message.line() + ": ";
        return place + kind + message.text().replaceAll("\\n +", "\n    ") + "\n";
    }

    /** Compiles the libraries, then the service. */
    public Compilers.Result compile() {
        Map<String, Compilers.Run> libraries = new LinkedHashMap<>();
        Compilers.Run service = compiler.in(directory.resolve("service"));
        if (compiler == Compilers.ECJ) {
            service.option("-warn:-warningToken");
        }
        files.forEach((name, text) -> {
            int slash = name.indexOf('/');
            if (!name.endsWith(".java")) {
                service.resource(slash < 0 ? "com/example/shop/" + name : name, text);
            } else if (slash < 0) {
                service.source(withImports(text));
            } else {
                libraries
                        .computeIfAbsent(name.substring(0, slash), library -> compiler.in(directory.resolve(library)))
                        .source(withImports(text));
            }
        });
        libraries.values().forEach(library -> service.library(library.compile()));
        return service.compile();
    }

    /** All on the first line, so that lines keep their numbers. */
    private static String withImports(String text) {
        if (text.startsWith("package ")) {
            int end = text.indexOf(';') + 1;
            return text.substring(0, end) + IMPORTS + text.substring(end);
        }
        return PACKAGE + IMPORTS + text;
    }
}
