package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment files that are none: each is one diagnostic with its place, soon, and never an exception. */
final class EnvironmentInputTest {

    private static final String GOOD = "[hosts]\na = [\"app\"]\n";

    @TempDir
    Path directory;

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void file(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes);
    }

    private List<String> texts() {
        Diagnostics diagnostics = new Diagnostics();
        EnvironmentSet.read(EnvironmentFiles.find(directory.toString(), null, diagnostics), diagnostics);
        return diagnostics.found().stream().map(Diagnostic::text).toList();
    }

    /** What is said of the files of the directory, without the help. */
    private List<String> statements() {
        return texts().stream()
                .map(text -> text.lines().findFirst().orElseThrow())
                .toList();
    }

    private List<String> statements(String text) throws IOException {
        file("dev.toml", text);
        return statements();
    }

    @Test
    void takesTabsCommentsAndBothLineEnds() throws IOException {
        assertThat(statements("\uFEFF# x\r\n\r\n[hosts]\t# y\r\n\t\"a\"\t=\t[ # z\r\n\t'app',\r\n\r\n ]\r\n"))
                .isEmpty();
    }

    @Test
    void linesAreCountedWithCommentsAndBlankOnes() throws IOException {
        assertThat(statements("""
                # one

                [hosts]
                # four
                a = [

                  # seven
                  5,
                ]
                [environment]
                data.x = \"""

                # text

                \"""
                # sixteen
                data.y = '''
                # text ' '' '''
                job = 1
                """))
                .containsExactly(
                        "environments/dev.toml:8:3: [LW304] the list of host 'a' holds names of components, not a whole"
                                + " number",
                        "environments/dev.toml:19:1: [LW303] [environment] has no key 'job'; did you mean 'jobs'?");
    }

    @Test
    void linesThatAParserErrorNamesAreCountedToo() throws IOException {
        assertThat(statements("\n\n[hosts]\n\n\na = []\n\n\n\na = []\n# end\n"))
                .containsExactly("environments/dev.toml:10:1: [LW301] a previously defined at line 6, column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\t\n", "\r\n\r\n", "\uFEFF"})
    void empty(String text) throws IOException {
        assertThat(statements(text)).containsExactly("environments/dev.toml:1:1: [LW301] the file is empty");
    }

    @Test
    void onlyComments() throws IOException {
        assertThat(statements("# [hosts]\n\n  # a = []"))
                .containsExactly("environments/dev.toml:1:1: [LW301] the file holds nothing but comments");
    }

    @Test
    void carriageReturnsAlone() throws IOException {
        assertThat(statements("[hosts]\ra = []\r"))
                .containsExactly(
                        "environments/dev.toml:1:8: [LW301] a carriage return stands here without a line feed");
    }

    @Test
    void controlCharacters() throws IOException {
        assertThat(statements("[hosts]\n# \u00e4 \0\n"))
                .containsExactly("environments/dev.toml:2:5: [LW301] the control character U+0000 stands here");
    }

    @Test
    void anotherEncoding() throws IOException {
        file("cut.toml", new byte[] {'#', ' ', (byte) 0xe2, (byte) 0x82});
        file("dev.toml", "[hosts]\r\n# \u00e4\u00df\r\na = []".getBytes(StandardCharsets.ISO_8859_1));
        file("utf16.toml", GOOD.getBytes(StandardCharsets.UTF_16LE));

        assertThat(statements())
                .containsExactly(
                        "environments/cut.toml:1:3: [LW301] the file is not UTF-8 text",
                        "environments/dev.toml:2:3: [LW301] the file is not UTF-8 text",
                        "environments/utf16.toml:1:2: [LW301] the control character U+0000 stands here");
    }

    @Test
    void duplicates() throws IOException {
        file("a.toml", "[hosts]\na = []\na = []\n");
        file("b.toml", "[hosts]\n[vfs]\n[hosts]\n");
        file("c.toml", "[environment]\ndata.x.y = 1\ndata.x = 2\n");
        file("d.toml", "[environment]\ndata = 1\ndata.x = 2\n");
        file("e.toml", "[host.a]\n[host.a.component]\n[[host.a.component]]\n");

        assertThat(statements())
                .containsExactly(
                        "environments/a.toml:3:1: [LW301] a previously defined at line 2, column 1",
                        "environments/b.toml:3:1: [LW301] hosts previously defined at line 1, column 1",
                        "environments/c.toml:3:1: [LW301] data.x previously defined at line 2, column 1",
                        "environments/d.toml:3:1: [LW301] data is not a table (previously defined at line 2, column 1)",
                        "environments/e.toml:3:1: [LW301] host.a.component is not an array (previously defined at line 2,"
                                + " column 1)");
    }

    @Test
    void numbersAndDatesThatAreNone() throws IOException {
        file("a.toml", "[environment]\njobs = 99999999999999999999\n");
        file("b.toml", "[environment]\njobs = 9223372036854775807\n");
        file("c.toml", "[environment]\njobs = 1.0\nplatform = 2024-01-01\nconfirm = [[true], {}]\n");
        file("d.toml", "[environment]\ndata.x = 2024-13-01\n");

        assertThat(statements())
                .containsExactly(
                        "environments/a.toml:2:8: [LW301] integer is too large",
                        "environments/b.toml:2:1: [LW304] 'jobs' takes a whole number from 1, not '9223372036854775807'",
                        "environments/c.toml:2:1: [LW304] 'jobs' takes a whole number from 1, not '1.0'",
                        "environments/c.toml:3:1: [LW304] 'platform' takes text, not '2024-01-01'",
                        "environments/c.toml:4:1: [LW304] 'confirm' takes true or false, not a list",
                        "environments/d.toml:2:15: [LW301] invalid month (valid range 01..12)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment", "hosts", "host", "component", "resolver", "vfs"})
    void sectionsOfAnotherType(String section) throws IOException {
        for (String value : List.of("1", "1.5", "true", "\"x\"", "2024-01-01", "[]", "[[1]]", "[{}]")) {
            assertThat(statements(section + " = " + value + "\n"))
                    .singleElement()
                    .asString()
                    .startsWith("environments/dev.toml:1:1: [LW304] '" + section + "' is a section, and holds no ");
        }
        assertThat(statements("[[" + section + "]]\n"))
                .containsExactly(
                        "environments/dev.toml:1:1: [LW304] '" + section + "' is a section, and holds no list");
    }

    @Test
    void textThatSpansLinesStaysOnOne() throws IOException {
        assertThat(statements("[hosts]\n\"a\\nb\" = 1\n\"" + "x".repeat(2000) + "\" = 1\n"))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo("environments/dev.toml:2:1: [LW307] 'a\\u000ab' is not a host name"),
                        two -> assertThat(two)
                                .isEqualTo("environments/dev.toml:2:1: [LW304] host 'a\\u000ab' takes a list of"
                                        + " components, not a whole number"),
                        three -> assertThat(three).endsWith("[LW307] a host name of 2000 letters is too long"),
                        four -> assertThat(four).hasSizeLessThan(500));
    }

    @Test
    void theFilesThemselves() throws IOException {
        Files.createDirectory(directory.resolve("dir.toml"));
        Files.createSymbolicLink(directory.resolve("link.toml"), directory.resolve("nowhere"));
        file("good.toml", "[environment]\nextends = \"link\"\n");
        for (String ignored : List.of(".dev.toml.swp", "dev.toml~", ".hidden.toml", "#dev.toml#", "notes.txt")) {
            file(ignored, "no environment");
        }

        assertThat(statements())
                .containsExactly(
                        "environments/dir.toml:1:1: [LW300] this is a directory, and no file",
                        "environments/link.toml:1:1: [LW300] the file is a link that leads nowhere");
    }

    @Test
    void aLinkToAFileIsAFile() throws IOException {
        file("base", GOOD);
        Files.createSymbolicLink(directory.resolve("link.toml"), directory.resolve("base"));

        assertThat(statements()).isEmpty();
    }

    @Test
    void namesThatAreNone() throws IOException {
        for (String name : List.of("Prod.toml", "a b.toml", "a.b.toml", "x.TOML", "-x.toml", "\u00e4.toml")) {
            file(name, GOOD);
        }

        assertThat(statements())
                .containsExactly(
                        "environments/-x.toml:1:1: [LW300] '-x' is no name for an environment",
                        "environments/Prod.toml:1:1: [LW300] 'Prod' is no name for an environment",
                        "environments/a b.toml:1:1: [LW300] 'a b' is no name for an environment",
                        "environments/a.b.toml:1:1: [LW300] 'a.b' is no name for an environment",
                        "environments/x.TOML:1:1: [LW300] 'x.TOML' is no name for an environment",
                        "environments/\u00e4.toml:1:1: [LW300] '\u00e4' is no name for an environment");
    }

    @Test
    void entriesWithoutAName() throws IOException {
        file("dev.toml", "[hosts]\na = [\"\", \"!\", \":x\", \"!:x\", \"web:\"]\n");

        assertThat(String.join("\n", texts())).isEqualTo("""
                environments/dev.toml:2:6: [LW304] the list of host 'a' holds names of components, not empty text
                    help: write the root name of a component, as in ["app"], or leave the entry out
                environments/dev.toml:2:10: [LW304] the entry '!' of host 'a' names no component
                    help: write "!app" for a component 'app', or leave the entry out
                environments/dev.toml:2:15: [LW304] the entry ':x' of host 'a' names no component
                    help: write "app:x" for a component 'app', or leave the entry out
                environments/dev.toml:2:21: [LW304] the entry '!:x' of host 'a' names no component
                    help: write "!app:x" for a component 'app', or leave the entry out
                environments/dev.toml:2:28: [LW304] the entry 'web:' of host 'a' names no feature
                    help: write "web", or the feature after the colon""");
    }

    @Test
    void namesThatDifferByCase() throws IOException {
        file("dev.toml", GOOD);
        file("DEV.toml", GOOD);

        assertThat(texts()).containsExactly("""
                environments/DEV.toml:1:1: [LW300] 'DEV' is no name for an environment
                    help: give it another name than dev.toml, or delete it: some file systems know no case""");
    }

    @Test
    void deepNesting() throws IOException {
        for (String text : List.of(
                "a = " + "[".repeat(200_000),
                "a = " + "{a=".repeat(200_000),
                "a" + ".a".repeat(200_000) + " = 1",
                "[a" + ".a".repeat(200_000) + "]")) {
            assertThat(statements(text)).isNotEmpty().allMatch(one -> one.contains("[LW301]"));
        }
        String nested = "[environment]\ndata" + ".a".repeat(100) + " = 1\n";
        assertThat(statements(nested)).isEmpty();
    }

    /** Each within a bound that a slow and busy machine keeps; most take a few milliseconds. */
    @Test
    void hugeFiles() throws IOException {
        byte[] big = new byte[10_000_000];
        Arrays.fill(big, (byte) '\n');
        file("dev.toml", big);
        assertSoon("[LW301] the file has more than 1048576 bytes");
        int size = 1_000_000;
        for (String text : List.of(
                "\n".repeat(size) + "x",
                "# x\n".repeat(size / 4) + "x",
                "a = [" + "\n# x\n".repeat(size / 5),
                "%".repeat(size),
                "[hosts]\n" + "a = []\n".repeat(size / 10),
                "[hosts]\n\"" + "a[1..1]".repeat(size / 10) + "\" = []\n")) {
            file("dev.toml", text);
            assertSoon("[LW30");
        }
    }

    @Test
    void hugeRanges() throws IOException {
        StringBuilder text = new StringBuilder("[hosts]\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("\"a").append(i).append("b[1..10000]\" = []\n");
        }
        file("dev.toml", text.toString());
        assertSoon("environments/dev.toml:7:1: [LW307] with 'a5b[1..10000]' the file names more than 50000 hosts");
        StringBuilder twice = new StringBuilder("[hosts]\n\"a[1..10000]\" = []\n");
        for (int i = 1; i < 4; i++) {
            twice.append("\"a[").append(i).append("..9000]\" = []\n");
        }
        file("dev.toml", twice.toString());
        assertSoon(
                "environments/dev.toml:3:1: [LW308] host 'a1' has its components from environments/dev.toml:2 already,"
                        + " and so have 8999 more hosts of 'a[1..9000]'");
    }

    private void assertSoon(String said) {
        List<String> found = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> statements());
        assertThat(found).hasSizeLessThanOrEqualTo(5).first().asString().contains(said);
    }
}
