package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a run with {@code --json}. Each is an object and has no key that docs/json.md does not have for its event.
 *
 * @param all all lines
 */
record Events(List<JsonObject> all) {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\|[^|]*\\|(.*)\\|");

    static Events of(Run run) throws IOException {
        Map<String, String> documented = new HashMap<>();
        Files.readString(Variant.PROJECT.resolve("../docs/json.md")).lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2));
            }
        });
        TypeAdapter<JsonElement> json = new Gson().getAdapter(JsonElement.class);
        List<JsonObject> events = new ArrayList<>();
        for (String line : run.stdout().lines().toList()) {
            JsonObject event = json.fromJson(line).getAsJsonObject();
            String name = event.get("event").getAsString();
            assertThat(documented).containsKey(name);
            String keys = documented.get(name).replace("as `component-changed`", documented.get("component-changed"));
            for (String key : event.keySet()) {
                assertThat(keys + "`event` `schema`").as(line).contains("`" + key + "`");
            }
            events.add(event);
        }
        assertThat(events.get(0).get("schema").getAsInt()).isEqualTo(1);
        assertThat(events.get(events.size() - 1).get("event").getAsString()).isEqualTo("summary");
        return new Events(events);
    }

    /** A number of the summary. */
    int summed(String key) {
        return all.get(all.size() - 1).get(key).getAsInt();
    }

    /** Some keys of all events of a kind. */
    List<String> of(String event, String... keys) {
        return all.stream()
                .filter(one -> one.get("event").getAsString().equals(event))
                .map(one -> String.join(
                        " ",
                        Arrays.stream(keys)
                                .map(key -> one.get(key).getAsString())
                                .toList()))
                .toList();
    }
}
