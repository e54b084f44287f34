package dev.launchway.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code docs/library}, and the examples in the Javadoc of the blocks that they describe. */
class LibraryPagesTest {

    private static final Path PAGES = Path.of("../docs/library");
    private static final Path SOURCES = Path.of("../library/src/main/java/dev/launchway/library");
    private static final Pattern PAGE_EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVADOC_EXAMPLE =
            Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+\\.md)\\)");

    @TempDir
    Path directory;

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    /** The block that a page is about: its title is {@code Name: what it does}. */
    private static String block(Path page) throws IOException {
        String text = Files.readString(page);
        return text.substring(2, text.indexOf(':'));
    }

    private static List<String> examples(String text, Pattern pattern) {
        List<String> examples = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            examples.add(matcher.group(1).replaceAll("(?m)^ \\* ?", ""));
        }
        return examples;
    }

    @Test
    void areListedByTask() throws IOException {
        Matcher links = LINK.matcher(Files.readString(PAGES.resolve("README.md")));
        List<String> listed = new ArrayList<>();
        while (links.find()) {
            listed.add(links.group(1));
        }
        assertThat(listed)
                .hasSameElementsAs(pages().stream()
                        .map(page -> page.getFileName().toString())
                        .toList());
    }

    @Test
    void theirExamplesCompile() throws IOException {
        StringBuilder methods = new StringBuilder();
        int count = 0;
        for (Path page : pages()) {
            Path source;
            try (Stream<Path> sources = Files.walk(SOURCES)) {
                String file = block(page) + ".java";
                source = sources.filter(one -> one.endsWith(file)).findFirst().orElseThrow();
            }
            List<String> examples = new ArrayList<>(examples(Files.readString(page), PAGE_EXAMPLE));
            List<String> ofJavadoc = examples(Files.readString(source), JAVADOC_EXAMPLE);
            assertThat(examples).as(page + "").isNotEmpty();
            assertThat(ofJavadoc).as(source + "").isNotEmpty();
            examples.addAll(ofJavadoc);
            for (String example : examples) {
                methods.append("void example").append(count++).append("(Configuration here) {\n");
                methods.append(example).append("\n}\n");
            }
        }
        Compilers.Run compilation = Compilers.JAVAC.in(directory).source("""
                package com.example;
                import dev.launchway.api.*;
                import java.util.*;
                import dev.launchway.library.archive.*;
                import dev.launchway.library.fetch.*;
                import dev.launchway.library.file.*;
                import dev.launchway.library.process.*;
                class Examples {
                """ + methods + "}\n");

        assertThat(compilation.compile().messages()).isEmpty();
    }
}
