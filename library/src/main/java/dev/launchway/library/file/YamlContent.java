package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;

/**
 * A file that holds data as YAML.
 *
 * <pre>{@code
 * YamlContent.at("settings.yaml").data(Map.of("port", 80));
 * YamlContent.at("settings.yaml").source("defaults.yaml").override(Map.of("port", 80)).compact();
 * }</pre>
 *
 * <p>Keys of data are sorted, a source keeps its order. Text that a reader of YAML 1.1 or 1.2 would take for something else is
 * quoted. Of a source, what is not overridden keeps its text, its style, its comments, anchors and merge keys; indentation and
 * blanks become even. An override of what an anchor is shared by changes that place alone. Written in UTF-8; a source has one
 * document.
 */
@Component
@Observed
public final class YamlContent extends DataContent<YamlContent> {

    private YamlContent(TargetPath place) {
        super(place);
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
    protected YamlContent self() {
        return this;
    }

    @Override
    String format() {
        return "YAML";
    }

    @Override
    String print(Object plain, boolean compact) {
        return YamlText.print(plain, compact);
    }

    @Override
    String overlaid(String text, Object over, boolean compact) {
        return YamlText.overlaid(text, over, compact);
    }
}
