package dev.launchway.remote.bootstrap;

import java.util.List;
import java.util.Optional;

/** Libraries of others that travel to the hosts alone whose components use them. Each group is a layer. */
enum ThirdParty {
    /** JSON. */
    JSON("json", "com/google/gson/"),
    /** YAML. */
    YAML("yaml", "org/snakeyaml/engine/"),
    /** What the readers of archives are written with. */
    COMMONS("commons", "org/apache/commons/io/", "org/apache/commons/lang3/"),
    /** The readers of archives. */
    ARCHIVES("archives", "org/apache/commons/compress/", "org/tukaani/xz/", "io/airlift/compress/");

    private final String layer;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> prefixes;

    ThirdParty(String layer, String... prefixes) {
        this.layer = layer;
        this.prefixes = List.of(prefixes);
    }

    /** What its layer is called. */
    String layer() {
        return layer;
    }

    /** The group of an entry of a jar, or of the name of a class with slashes. */
    static Optional<ThirdParty> of(String name) {
        for (ThirdParty group : values()) {
            for (String prefix : group.prefixes) {
                if (name.startsWith(prefix)) {
                    return Optional.of(group);
                }
            }
        }
        return Optional.empty();
    }
}
