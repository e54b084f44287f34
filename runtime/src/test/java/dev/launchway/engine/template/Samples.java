package dev.launchway.engine.template;

import dev.launchway.api.Address;
import dev.launchway.api.FileMode;
import dev.launchway.api.Resource;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.template.KnownType;
import dev.launchway.testing.TestEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A value of each type that templates look into. */
final class Samples {

    private Samples() {}

    static Object of(KnownType type) {
        EnvironmentPlan environment = new TestEnvironment("dev")
                .host("web01", "web01.example.com", "debian", false, "", "")
                .build();
        return switch (type) {
            case HOST -> environment.hosts().get(0);
            case ENVIRONMENT -> environment;
            case ADDRESS -> Address.of("localhost", 80);
            case RESOURCE -> new Resource<>("x", environment.hosts().get(0), "web");
            case MAP -> Map.of("a", "b");
            case COLLECTION -> List.of("a");
            case ENTRY -> Map.entry("a", "b");
            case TEXT -> "text";
            case PATH -> Path.of("a/b");
            case DURATION -> Duration.ofSeconds(1);
            case URI -> URI.create("http://user@localhost:80/path?query");
            case FILE_MODE -> FileMode.of(0640);
            case LOOP -> throw new IllegalArgumentException("made by Pebble");
        };
    }
}
