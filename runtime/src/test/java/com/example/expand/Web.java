package com.example.expand;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Features;
import dev.launchway.annotation.Provides;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Environment;
import dev.launchway.api.FileMode;
import dev.launchway.api.Host;
import dev.launchway.api.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A root component with one of everything. */
@Component("expanded-web")
public class Web {

    public enum Feature {
        CACHE,
        WEB_CONSOLE
    }

    @Attribute
    public int port = 80;

    @Attribute
    public String serverName;

    @Attribute
    public Path docroot = Path.of("htdocs");

    @Attribute
    public Path logs = Path.of("/var/log/web");

    @Attribute
    public List<Path> paths = List.of(Path.of("a"), Path.of("~/b"));

    @Attribute
    public Optional<Path> pid = Optional.of(Path.of("web.pid"));

    @Attribute
    public Duration timeout = Duration.ofSeconds(1);

    @Attribute
    public FileMode mode = FileMode.of(0644);

    @Attribute
    public List<String> names = List.of();

    @Attribute
    public Map<String, Integer> limits = Map.of();

    @Features
    public Set<Feature> features = Set.of(Feature.CACHE);

    @Requires("app:http")
    public List<Address> backends;

    @Requires(value = "app:http", from = Scope.SAME_HOST, optional = true)
    public List<Resource<Address>> local;

    @Requires("mail:smtp")
    public Optional<Address> relay;

    @SubComponent
    public Leaf first;

    @SubComponent
    public Optional<Leaf> second = Optional.empty();

    @SubComponent
    public List<Leaf> more;

    @Provides("web:http")
    Address http(Host host, Environment environment) {
        return Address.of(environment.name() + "." + host.fqdn(), port);
    }

    void configure(Configuration here) {
        here.log("backends: %d", backends.size());
        first = new Leaf("one");
        second = Optional.of(new Leaf("two"));
        more = java.util.Arrays.asList(new Leaf("three"), null, new Leaf("three"));
        here.add(new Leaf("added"));
        here.add(null);
        here.add(first);
    }
}
