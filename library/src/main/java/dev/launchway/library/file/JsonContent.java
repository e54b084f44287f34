package dev.launchway.library.file;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Observed;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;

/**
 * A file that holds data as JSON.
 *
 * <pre>{@code
 * JsonContent.at("settings.json").data(Map.of("port", 80));
 * JsonContent.at("settings.json").source("defaults.json").override(Map.of("port", 80)).compact();
 * }</pre>
 *
 * <p>Keys of data are sorted, a source keeps its order, and its numbers their digits. Unless it is compact, it is indented by
 * four blanks and ends with a line end. Written in UTF-8.
 */
@Component
@Observed
public final class JsonContent extends DataContent<JsonContent> {

    private JsonContent(TargetPath place) {
        super(place);
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
    protected JsonContent self() {
        return this;
    }

    @Override
    String format() {
        return "JSON";
    }

    @Override
    String print(Object plain, boolean compact) {
        return JsonText.print(plain, compact);
    }

    @Override
    String overlaid(String text, Object over, boolean compact) {
        return JsonText.overlaid(text, over, compact);
    }
}
