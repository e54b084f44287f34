package dev.launchway.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of {@code docs/library}, and the sources of the library, as text. */
final class LibraryPages {

    static final Path INDEX = Path.of("../docs/library/README.md");

    private static final Path SOURCES = Path.of("../library/src/main/java/dev/launchway/library");
    private static final Pattern TITLE = Pattern.compile("# (\\w+(?:, \\w+)*): .+");
    private static final Pattern PAGE_EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMPONENT =
            Pattern.compile("^@Component\\b.*\n(?:@.*\n)*public (?:final )?class (\\w+)", Pattern.MULTILINE);
    private static final Pattern JAVADOC_EXAMPLE =
            Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);

    private LibraryPages() {}

    /** The pages about blocks: their title is {@code # Name, OtherName: what they do}. */
    static List<Path> pages() {
        try (Stream<Path> files = Files.list(INDEX.getParent())) {
            return files.filter(file -> !blocks(file).isEmpty()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks that a page is about. */
    static List<String> blocks(Path page) {
        Matcher title = TITLE.matcher(text(page).lines().findFirst().orElse(""));
        return title.matches() ? Arrays.asList(title.group(1).split(", ", -1)) : List.of();
    }

    /** The blocks that have a page. */
    static List<String> documented() {
        return pages().stream().flatMap(page -> blocks(page).stream()).toList();
    }

    /** The examples of a page. */
    static List<String> examples(Path page) {
        return examples(text(page), PAGE_EXAMPLE);
    }

    /** The sources of the library. */
    static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The components that authors make: public, and not abstract. */
    static List<String> components() {
        return sources().stream().flatMap(source -> component(source).stream()).toList();
    }

    /** The same with their packages: {@code file.File}. */
    static List<String> qualifiedComponents() {
        return sources().stream()
                .flatMap(source -> component(source).map(name -> packageOf(source) + "." + name).stream())
                .toList();
    }

    private static String packageOf(Path source) {
        return SOURCES.relativize(source.getParent()).toString().replace('/', '.');
    }

    private static Optional<String> component(Path source) {
        Matcher matcher = COMPONENT.matcher(text(source));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The examples in the Javadoc of a component; none for other classes, whose examples may be members. */
    static List<String> examplesInJavadoc(Path source) {
        return component(source).isPresent() ? examples(text(source), JAVADOC_EXAMPLE) : List.of();
    }

    /** The components whose Javadoc has an example. */
    static List<String> componentsWithExample() {
        return sources().stream()
                .filter(source -> !examplesInJavadoc(source).isEmpty())
                .flatMap(source -> component(source).stream())
                .toList();
    }

    /** The packages of the library, by their last names. */
    static List<String> packages() {
        return sources().stream().map(LibraryPages::packageOf).distinct().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> examples(String text, Pattern pattern) {
        List<String> examples = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            examples.add(matcher.group(1).replaceAll("(?m)^ \\* ?", ""));
        }
        return examples;
    }
}
