package dev.launchway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/faults-and-threats.md} names tests that exist, and leaves out no fault and no threat. */
class FaultsAndThreatsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|(.*)\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private static final Map<String, String> sources = new HashMap<>();
    private static List<String> lines;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(ROOT.resolve("docs/faults-and-threats.md"));
        for (String tests :
                List.of("runtime/src/test/java", "processor/src/test/java", "example-service/src/test/java")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(tests))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
    }

    private static List<Matcher> rows(String heading) {
        List<Matcher> rows = new ArrayList<>();
        int start = lines.indexOf("## " + heading);
        for (int i = start + 1; i < lines.size() && !lines.get(i).startsWith("## "); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (row.matches()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void eachNumberHasItsRow() {
        assertThat(rows("Faults").stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 65).boxed().toList());
        assertThat(rows("Threats").stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void whatIsHeldIsHeldByATestThatExists() {
        List<Matcher> rows = new ArrayList<>(rows("Faults"));
        rows.addAll(rows("Threats"));
        for (Matcher row : rows) {
            Matcher test = TEST.matcher(row.group(3));
            int found = 0;
            while (test.find()) {
                assertThat(sources).as(row.group()).containsKey(test.group(1));
                assertThat(sources.get(test.group(1)))
                        .as(row.group())
                        .containsPattern("(?m)^    void " + test.group(2) + "\\(");
                found++;
            }
            if (row.group(2).startsWith("held")) {
                assertThat(found).as(row.group()).isPositive();
            }
        }
    }
}
