package dev.launchway.cli.overview;

import com.google.gson.stream.JsonWriter;
import dev.launchway.cli.overview.SecretsView.HostView;
import dev.launchway.cli.overview.SecretsView.ReceiverView;
import dev.launchway.cli.overview.SecretsView.SecretView;
import dev.launchway.cli.overview.SecretsView.ThroughView;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Who receives secrets, for machines, as {@code docs/json.md} describes it. */
public final class SecretsJson {

    private SecretsJson() {}

    /**
     * Writes a view.
     *
     * @param view what there is to show
     * @return one JSON object, with a line end
     */
    public static String of(SecretsView view) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            write(view, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(SecretsView view, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("schema").value(OverviewJson.SCHEMA);
        json.name("environment").value(view.environment());
        json.name("secrets").beginArray();
        for (SecretView secret : view.secrets()) {
            write(secret, json);
        }
        json.endArray();
        json.name("hosts").beginArray();
        for (HostView host : view.hosts()) {
            json.beginObject();
            json.name("name").value(host.name());
            json.name("secrets").beginArray();
            for (String secret : host.secrets()) {
                json.value(secret);
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void write(SecretView secret, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("name").value(secret.name());
        json.name("from").value(secret.from());
        json.name("hosts").beginArray();
        for (ReceiverView receiver : secret.receivers()) {
            json.beginObject();
            json.name("name").value(receiver.host());
            json.name("through").beginArray();
            for (ThroughView through : receiver.through()) {
                json.beginObject();
                json.name("component").value(through.component());
                json.name(through.resource().isEmpty() ? "attribute" : "field").value(through.attribute());
                if (!through.resource().isEmpty()) {
                    json.name("resource").value(through.resource());
                }
                json.endObject();
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
