package dev.launchway.processor.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/environments.md} describes the keys that the compiler knows, and no others, with the words that a choice allows. */
final class DocumentedKeysTest {

    private static final Path PAGE = Path.of("../docs/environments.md");
    private static final Pattern KEY = Pattern.compile("`([a-z0-9-]+)`");

    /** Rows of the tables in a section, by the keys in their first cells. */
    private static Map<String, String> rows(String heading) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                inside = line.equals(heading);
            } else if (inside && line.startsWith("| `")) {
                String[] cells = line.split(" *\\| *", -1);
                Matcher keys = KEY.matcher(cells[1]);
                while (keys.find()) {
                    rows.put(keys.group(1), cells[2]);
                }
            }
        }
        return rows;
    }

    private static List<String> all(Map<String, SettingKind> kinds, String... others) {
        TreeSet<String> keys = new TreeSet<>(kinds.keySet());
        keys.addAll(List.of(others));
        return new ArrayList<>(keys);
    }

    @Test
    void ofTheEnvironment() throws IOException {
        assertThat(rows("## `[environment]`").keySet())
                .containsExactlyElementsOf(all(SettingKind.OF_ENVIRONMENT, AcceptedReader.KEY));
    }

    @Test
    void ofAHost() throws IOException {
        assertThat(rows("## `[host.NAME]`").keySet()).containsExactlyElementsOf(all(SettingKind.OF_HOST, "components"));
    }

    @Test
    void wordsOfChoices() throws IOException {
        Map<String, String> rows = rows("## `[environment]`");
        for (Map.Entry<String, SettingKind> entry : SettingKind.OF_ENVIRONMENT.entrySet()) {
            for (String choice : entry.getValue().choices()) {
                assertThat(rows.get(entry.getKey())).as(entry.getKey()).contains("`\"" + choice + "\"`");
            }
        }
    }
}
