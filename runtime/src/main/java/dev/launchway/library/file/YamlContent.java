package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that holds data as YAML.
 *
 * <pre>{@code
 * YamlContent.at("settings.yaml").data(Map.of("port", 80));
 * YamlContent.at("settings.yaml").source("defaults.yaml").override(Map.of("port", 80)).compact();
 * }</pre>
 *
 * <p>Keys are sorted; text that another reader of YAML would take for a number or a boolean is quoted. Text is written in UTF-8.
 */
@Component
public final class YamlContent extends DataContent<YamlContent> {

    @Namevar
    String name;

    private YamlContent(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A file.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static YamlContent at(String path) {
        return new YamlContent(TargetPath.of(path));
    }

    /**
     * A file.
     *
     * @param path a mapped path
     * @return the component
     */
    public static YamlContent at(Path path) {
        return new YamlContent(TargetPath.of(path));
    }

    @Override
    YamlContent self() {
        return this;
    }

    @Override
    String format() {
        return "YAML";
    }

    @Override
    Object parse(String text) {
        return YamlText.parse(text);
    }

    @Override
    String print(Object plain, boolean compact) {
        return YamlText.print(plain, compact);
    }

    void configure(Configuration here) {
        prepare(here);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return modified(probe);
    }
}
