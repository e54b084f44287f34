package com.example.ini;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.component.TextEncoding;
import dev.launchway.library.file.FileComponent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file of keys and values: {@code IniFile.at("app.ini").value("port", "80").mode("0640")}. */
@Component
@Observed
public final class IniFile extends FileComponent<IniFile> {

    @Namevar
    String name;

    private final Map<String, String> values = new TreeMap<>();

    private IniFile(TargetPath place) {
        super(place);
        name = place.text();
    }

    /**
     * A file.
     *
     * @param path relative to the work directory, or absolute
     * @return the component
     */
    public static IniFile at(String path) {
        return new IniFile(TargetPath.of(path));
    }

    /**
     * Sets a value.
     *
     * @param key its key
     * @param value its value
     * @return this
     */
    public IniFile value(String key, String value) {
        values.put(key, value);
        return this;
    }

    @Override
    protected IniFile self() {
        return this;
    }

    void configure(Configuration here) {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key + " = " + value + "\n"));
        addFile(here, TextEncoding.encode(text.toString(), UTF_8, label()), ContentDiff.UTF_8);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, path());
    }
}
