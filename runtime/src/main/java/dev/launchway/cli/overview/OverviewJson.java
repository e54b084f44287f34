package dev.launchway.cli.overview;

import com.google.gson.stream.JsonWriter;
import dev.launchway.cli.overview.Overview.HostView;
import dev.launchway.cli.overview.Overview.NodeView;
import dev.launchway.cli.overview.Overview.Place;
import dev.launchway.cli.overview.Overview.ProviderView;
import dev.launchway.cli.overview.Overview.RequirerView;
import dev.launchway.cli.overview.Overview.ResourceView;
import dev.launchway.cli.overview.Overview.RootView;
import dev.launchway.cli.overview.Overview.WaitView;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** An overview for machines, as {@code docs/json.md} describes it. */
public final class OverviewJson {

    /** The version of the schema: a higher one means that a reader has to look again. */
    public static final int SCHEMA = 1;

    private final JsonWriter json;

    private OverviewJson(JsonWriter json) {
        this.json = json;
    }

    /**
     * Writes an overview.
     *
     * @param overview what there is to show
     * @return one JSON object, with a line end
     */
    public static String of(Overview overview) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            new OverviewJson(json).write(overview);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void write(Overview overview) throws IOException {
        json.beginObject();
        json.name("schema").value(SCHEMA);
        json.name("environment").value(overview.environment());
        json.name("hosts").beginArray();
        for (HostView host : overview.hosts()) {
            write(host);
        }
        json.endArray();
        json.name("resources").beginArray();
        for (ResourceView resource : overview.resources()) {
            write(resource);
        }
        json.endArray();
        json.endObject();
    }

    private void write(HostView host) throws IOException {
        json.beginObject();
        json.name("name").value(host.name());
        json.name("fqdn").value(host.fqdn());
        if (!host.platform().isEmpty()) {
            json.name("platform").value(host.platform());
        }
        json.name("ignored").value(host.ignored());
        json.name("roots").beginArray();
        for (RootView root : host.roots()) {
            write(root);
        }
        json.endArray();
        json.endObject();
    }

    private void write(RootView root) throws IOException {
        json.beginObject();
        json.name("name").value(root.at().root());
        texts("features", root.features());
        json.name("ignored").value(root.ignored());
        json.name("step").value(root.step());
        json.name("waitsFor").beginArray();
        for (WaitView wait : root.waits()) {
            json.beginObject();
            json.name("key").value(wait.key());
            json.name("roots").beginArray();
            for (Place place : wait.roots()) {
                json.beginObject();
                write(place);
                json.endObject();
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.name("component");
        write(root.tree());
        json.endObject();
    }

    private void write(NodeView node) throws IOException {
        json.beginObject();
        json.name("name").value(node.name());
        json.name("class").value(node.className());
        json.name("parts").beginArray();
        for (NodeView part : node.parts()) {
            write(part);
        }
        json.endArray();
        json.endObject();
    }

    private void write(ResourceView resource) throws IOException {
        json.beginObject();
        json.name("key").value(resource.key());
        json.name("providers").beginArray();
        for (ProviderView provider : resource.providers()) {
            json.beginObject();
            write(provider.at());
            json.name("value").value(provider.value());
            json.endObject();
        }
        json.endArray();
        json.name("requirers").beginArray();
        for (RequirerView requirer : resource.requirers()) {
            json.beginObject();
            write(requirer.at());
            json.name("component").value(requirer.breadcrumb());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void write(Place place) throws IOException {
        json.name("host").value(place.host());
        json.name("root").value(place.root());
    }

    private void texts(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
