package dev.launchway.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code docs/library}, and the examples in the Javadoc of the library. */
class LibraryPagesTest {

    private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+\\.md)\\)");

    /** What examples may name besides {@code here}: what a component has at hand. */
    private static final String AT_HAND = """
            File config;
            List<File> sites;
            Program nginx;
            Secret password;
            """;

    @TempDir
    Path directory;

    @Test
    void areListedByTask() {
        Matcher links = LINK.matcher(LibraryPages.text(LibraryPages.INDEX));
        List<String> listed = new ArrayList<>();
        while (links.find()) {
            listed.add(links.group(1));
        }
        assertThat(listed)
                .containsAll(LibraryPages.pages().stream()
                        .map(page -> page.getFileName().toString())
                        .toList())
                .allSatisfy(page ->
                        assertThat(LibraryPages.INDEX.resolveSibling(page)).exists());
    }

    @Test
    void areAboutClassesOfTheLibrary() {
        assertThat(LibraryPages.sources().stream()
                        .map(source -> source.getFileName().toString().replace(".java", "")))
                .containsAll(LibraryPages.documented());
    }

    @Test
    void theirExamplesCompile() {
        List<String> examples = new ArrayList<>();
        for (Path page : LibraryPages.pages()) {
            assertThat(LibraryPages.examples(page)).as(page + "").isNotEmpty();
            examples.addAll(LibraryPages.examples(page));
        }
        LibraryPages.sources().forEach(source -> examples.addAll(LibraryPages.examplesInJavadoc(source)));
        StringBuilder methods = new StringBuilder();
        for (String example : examples) {
            methods.append("void example").append(methods.length()).append("(Configuration here) {\n");
            methods.append(example).append("\n}\n");
        }
        // Each component by its own name too, as an editor does it: some are called as a class of java.lang is.
        String imports = Stream.concat(
                        LibraryPages.packages().stream().map(name -> name + ".*"),
                        LibraryPages.qualifiedComponents().stream())
                .map(name -> "import dev.launchway.library." + name + ";\n")
                .collect(Collectors.joining());
        Compilers.Run compilation =
                Compilers.JAVAC.in(directory).source("""
                package com.example;
                import dev.launchway.api.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                """ + imports + "class Examples {\n" + AT_HAND + methods + "}\n");

        assertThat(compilation.compile().messages()).isEmpty();
    }
}
