package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that holds data as JSON.
 *
 * <pre>{@code
 * JsonContent.at("settings.json").data(Map.of("port", 80));
 * JsonContent.at("settings.json").source("defaults.json").override(Map.of("port", 80)).compact();
 * }</pre>
 *
 * <p>Keys are sorted. Unless it is compact, it is indented by four blanks and ends with a line end. Text is written in UTF-8.
 */
@Component
public final class JsonContent extends DataContent<JsonContent> {

    @Namevar
    String name;

    private JsonContent(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A file.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static JsonContent at(String path) {
        return new JsonContent(TargetPath.of(path));
    }

    /**
     * A file.
     *
     * @param path a mapped path
     * @return the component
     */
    public static JsonContent at(Path path) {
        return new JsonContent(TargetPath.of(path));
    }

    @Override
    JsonContent self() {
        return this;
    }

    @Override
    String format() {
        return "JSON";
    }

    @Override
    Object parse(String text) {
        return JsonText.parse(text);
    }

    @Override
    String print(Object plain, boolean compact) {
        return JsonText.print(plain, compact);
    }

    void configure(Configuration here) {
        prepare(here);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return modified(probe);
    }
}
