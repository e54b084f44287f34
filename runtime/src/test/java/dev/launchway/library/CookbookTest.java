package dev.launchway.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.compiler.Example;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The services of {@code docs/cookbook} compile as they stand there, for all of their environments. */
class CookbookTest {

    private static final Path PAGE = Path.of("../docs/cookbook/java-service.md");
    private static final Pattern FILE = Pattern.compile("(?m)^`([^`]+)`\n```[a-z]*\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile("(?m)^\\| (`([^`]+)`|two environments) \\| ([0-9]+) \\|$");

    @TempDir
    Path directory;

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher matcher = FILE.matcher(LibraryPages.text(PAGE));
        while (matcher.find()) {
            files.put(matcher.group(1), matcher.group(2));
        }
        return files;
    }

    private static long lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("/**") && !line.startsWith("//"))
                .count();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void compileAsTheyStandThere(Compilers compiler) {
        Map<String, String> files = files();

        assertThat(files).hasSize(7);
        assertThat(Example.text(new Example(compiler, directory, files).compile()))
                .isEmpty();
    }

    @Test
    void areAsLongAsIsSaid() {
        Map<String, String> files = files();
        Matcher counts = COUNT.matcher(LibraryPages.text(PAGE));
        Map<String, Long> said = new LinkedHashMap<>();
        Map<String, Long> counted = new LinkedHashMap<>();
        while (counts.find()) {
            String what = counts.group(2) == null ? "environments/" : counts.group(2);
            said.put(what, Long.parseLong(counts.group(3)));
            counted.put(
                    what,
                    files.entrySet().stream()
                            .filter(file -> file.getKey().startsWith(what))
                            .mapToLong(file -> lines(file.getValue()))
                            .sum());
        }
        assertThat(said).hasSize(6).isEqualTo(counted);
    }
}
