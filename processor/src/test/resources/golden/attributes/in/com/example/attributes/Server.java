package com.example.attributes;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Features;
import dev.launchway.annotation.Namevar;
import dev.launchway.api.Address;
import dev.launchway.api.FileMode;
import dev.launchway.api.Secret;
import dev.launchway.api.SecretFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attributes of each kind. */
@Component
public class Server {

    enum Level {
        LOW,
        VERY_HIGH
    }

    @Namevar
    String title = "server";

    @Attribute
    boolean debug;

    @Attribute
    int port = 8080;

    @Attribute
    long limit = 1L << 40;

    @Attribute
    double ratio = 0.5;

    @Attribute(required = true)
    String serverName;

    @Attribute
    Level level = Level.LOW;

    @Attribute
    Path root = Path.of("htdocs");

    @Attribute
    Duration timeout = Duration.ofSeconds(30);

    @Attribute
    URI home;

    @Attribute
    Address database;

    @Attribute
    FileMode mode;

    @Attribute
    Secret key;

    @Attribute
    SecretFile keyStore;

    @Attribute
    List<String> names = List.of();

    @Attribute
    Set<Level> levels = Set.of();

    @Attribute
    Map<String, List<Duration>> timeouts = Map.of();

    @Attribute
    Optional<Integer> workers = Optional.empty();

    @Attribute
    Size size = Size.parse("1x1");

    @Features
    Set<Level> features;
}
