package dev.launchway.cli.overview;

import com.google.gson.stream.JsonWriter;
import dev.launchway.engine.privilege.Right;
import dev.launchway.engine.privilege.SudoersFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What sudo has to allow on hosts, for machines, as {@code docs/json.md} describes it. */
public final class SudoersJson {

    private SudoersJson() {}

    /**
     * Writes the files of hosts.
     *
     * @param environment the environment
     * @param files one for each host
     * @return one JSON object, with a line end
     */
    public static String of(String environment, List<SudoersFile> files) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject();
            json.name("schema").value(OverviewJson.SCHEMA);
            json.name("environment").value(environment);
            json.name("hosts").beginArray();
            for (SudoersFile file : files) {
                write(file, json);
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(SudoersFile file, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("name").value(file.host());
        json.name("user").value(file.who());
        json.name("file").value("/etc/sudoers.d/" + file.name());
        json.name("commands").beginArray();
        for (Map.Entry<String, List<Right>> component : file.rights().entrySet()) {
            for (Right right : component.getValue()) {
                write(component.getKey(), right, json);
            }
        }
        json.endArray();
        json.name("sudoers").value(file.text());
        json.endObject();
    }

    private static void write(String component, Right right, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("component").value(component);
        json.name("as").value(right.user());
        json.name("argv").beginArray();
        for (String word : right.words()) {
            json.value(word);
        }
        json.endArray();
        if (right.timeout().isPresent()) {
            json.name("timeout").value(right.timeout().get().toString());
        }
        json.endObject();
    }
}
