package dev.launchway.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks over the whole library: each block has a page, a row in the index by task, a compiled example in its Javadoc, a case of
 * what holds for every block, and a row in the table of costs.
 */
class LibraryBlocksTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Path LIBRARY = Path.of("../library/src/main/java");
    private static final Path COSTS = Path.of("../docs/library/costs.md");
    private static final Path UNCHANGED = Path.of("../docs/library/unchanged.md");

    /** What blocks lack, as {@code page of File}, each with the reason. */
    private static final Map<String, String> EXEMPT = Map.of();

    private static List<String> without(String thing, Predicate<String> has) {
        return LibraryPages.components().stream()
                .filter(name -> !has.test(name))
                .filter(name -> !EXEMPT.containsKey(thing + " of " + name))
                .toList();
    }

    @Test
    void thereAreBlocks() {
        assertThat(LibraryPages.components())
                .contains("File", "Program", "Extract")
                .doesNotContain("DataContent");
    }

    @Test
    void haveAPage() {
        assertThat(without("page", LibraryPages.documented()::contains)).isEmpty();
    }

    @Test
    void haveARowInTheIndexByTask() {
        String index = LibraryPages.text(LibraryPages.INDEX);
        assertThat(without("row", name -> Pattern.compile("(?m)^\\|.*\\[`" + name + "`]\\(")
                        .matcher(index)
                        .find()))
                .isEmpty();
    }

    /** That they compile is tested with the pages. */
    @Test
    void haveAnExampleInTheirJavadoc() {
        assertThat(without("example", LibraryPages.componentsWithExample()::contains))
                .isEmpty();
    }

    @Test
    void haveACaseOfWhatHoldsForAll() throws IOException {
        String tests = String.join("\n", testSources());
        assertThat(without("case", name -> tests.contains("BlockInvariant.of(" + name + ".class)")))
                .isEmpty();
    }

    @Test
    void haveARowInTheTableOfCosts() {
        String costs = LibraryPages.text(COSTS);
        assertThat(without("costs", name -> costs.contains("\n| `" + name + "` |")))
                .isEmpty();
    }

    /** What the cases say by {@code unproven}, the page says too, and nothing else. */
    @Test
    void areVerifiedEachTimeWhereThePageSaysSo() throws IOException {
        Pattern unproven = Pattern.compile(
                "BlockInvariant\\.of\\((\\w+)\\.class\\)(?:(?!BlockInvariant\\.of\\()[\\s\\S])*?\\.unproven\\(\"(.+?)\"\\)");
        Set<String> said = new TreeSet<>();
        for (String source : testSources()) {
            unproven.matcher(source)
                    .results()
                    .forEach(found -> said.add("`" + found.group(1) + "`: " + found.group(2)));
        }
        Set<String> told = new TreeSet<>();
        Pattern.compile("(?m)^\\| (`\\w+`) \\|.*\\| (.+) \\|$")
                .matcher(LibraryPages.text(UNCHANGED))
                .results()
                .forEach(row -> told.add(row.group(1) + ": " + row.group(2)));

        said.removeIf(one -> one.startsWith("`FaultyBlock`"));
        assertThat(told).isNotEmpty().isEqualTo(said);
    }

    /** Whoever knows one setting knows all: {@code .timeout("5m")}, and a {@code Duration} that an attribute holds. */
    @Test
    void takeTimesAsTextsAndAsDurations() throws IOException {
        Pattern setting = Pattern.compile("(?<!@Override\n    )public \\w+ (\\w+)\\((Duration|String) \\w+\\) \\{");
        try (Stream<Path> files = Files.walk(LIBRARY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> both = setting.matcher(LibraryPages.text(file))
                        .results()
                        .map(found -> found.group(2) + " " + found.group(1))
                        .toList();
                assertThat(both.stream()
                                .filter(one ->
                                        one.startsWith("Duration ") || one.matches(".*(Timeout|timeout|Delay|grace)"))
                                .flatMap(one -> Stream.of("Duration", "String")
                                        .map(type -> type + one.substring(one.indexOf(' ')))))
                        .as(file.toString())
                        .allMatch(both::contains);
            }
        }
    }

    @Test
    void areExemptForAReasonAlone() {
        assertThat(LibraryPages.components())
                .containsAll(EXEMPT.keySet().stream()
                        .map(what -> what.replaceFirst("^(page|row|example|case|costs) of ", ""))
                        .toList());
        assertThat(EXEMPT.values()).allSatisfy(why -> assertThat(why).hasSizeGreaterThan(20));
    }

    private static List<String> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(LibraryPages::text)
                    .toList();
        }
    }
}
