package com.example.templates;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.FileMode;
import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A component with one member of each kind that a template can read. */
@Component
public class Page {

    public enum Level {
        LOW,
        VERY_HIGH {
            @Override
            public String toString() {
                return "very high";
            }
        }
    }

    @Attribute
    public int port = 8080;

    @Attribute
    public String serverName;

    @Attribute
    public String title = "a {{ component.port }} & <b>";

    @Attribute
    public boolean debug;

    @Attribute
    public double large = 1.0E7;

    @Attribute
    public double small = 1.25E-7;

    @Attribute
    public List<Double> shares = List.of(1.0E9, 0.5);

    @Attribute
    public Map<String, Double> weights = Map.of("a", 2.0E8);

    @Attribute
    public Level level = Level.VERY_HIGH;

    @Attribute
    public Secret key = Secret.of("s3cr3t");

    @Attribute
    public Path root = Path.of("/srv/www");

    @Attribute
    public Duration timeout = Duration.ofSeconds(90);

    @Attribute
    public FileMode mode = FileMode.of(0640);

    @Attribute
    public Address address = Address.of("db.example.com", 5432);

    @Attribute
    public Optional<String> alias = Optional.empty();

    @Attribute
    public Optional<Address> backup = Optional.of(Address.of("b.example.com", 1));

    @Attribute
    public List<Address> backends = List.of(Address.of("a1", 80), Address.of("a2", 81));

    @Attribute
    public List<Secret> keys = List.of(Secret.of("k1"), Secret.of("k2"));

    @Attribute
    public Set<String> none = Set.of();

    @Attribute
    public Map<String, String> options = Map.of("with-dash", "x");

    @SubComponent
    Optional<Page> child = Optional.empty();

    public Optional<Page> child() {
        return child;
    }

    public void adopt(Page page) {
        child = Optional.of(page);
    }

    public Object moment() {
        return Instant.parse("2026-07-01T10:00:00Z");
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String broken() {
        throw new IllegalStateException("no url yet");
    }
}
