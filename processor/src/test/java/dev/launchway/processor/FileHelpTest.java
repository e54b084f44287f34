package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.compiler.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Help about environment files and templates that is followed to the letter helps: the cases in {@code src/test/resources/help} are files that give a message, and the
 * same files after the help, of which nothing is said.
 */
final class FileHelpTest {

    private static final Path CASES = Path.of("src/test/resources/help");
    private static final Pattern FILE = Pattern.compile("(?m)^(---|>>>) (\\S+)\n((?:(?!--- |>>> ).*\n)*)");

    @TempDir
    Path directory;

    /**
     * A case.
     *
     * @param message what its message holds: its code, and its help
     * @param before the files that give it
     * @param after these files after the help was followed
     */
    record Case(String message, Map<String, String> before, Map<String, String> after) {

        String code() {
            return message.substring(0, message.indexOf(']') + 1);
        }

        String help() {
            return message.substring(message.indexOf(']') + 2);
        }

        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                Case shared = new Case("", Map.of(), Map.of());
                String[] texts = Files.readString(file).split("(?m)^=== ", -1);
                for (int i = 1; i < texts.length; i++) {
                    Case one = read(texts[i], shared);
                    if (one.message().equals("all")) {
                        shared = one;
                    } else {
                        Stream.of(Compilers.values()).forEach(compiler -> all.add(Arguments.of(one, compiler)));
                    }
                }
            }
        }
        return all.stream();
    }

    private static Case read(String text, Case shared) {
        Map<String, String> before = new LinkedHashMap<>(shared.before());
        Map<String, String> changed = new LinkedHashMap<>();
        Matcher files = FILE.matcher(text);
        while (files.find()) {
            (files.group(1).equals("---") ? before : changed).put(files.group(2), files.group(3));
        }
        Map<String, String> after = new LinkedHashMap<>(before);
        after.putAll(changed);
        after.values().removeIf(String::isBlank);
        return new Case(text.lines().findFirst().orElseThrow(), before, after);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theHelpHelps(Case one, Compilers compiler) {
        String said = Example.text(new Example(compiler, directory.resolve("before"), one.before()).compile());
        String then = Example.text(new Example(compiler, directory.resolve("after"), one.after()).compile());

        assertThat(said).contains(one.code()).contains("help: ").contains(one.help());
        assertThat(then).isEmpty();
    }
}
