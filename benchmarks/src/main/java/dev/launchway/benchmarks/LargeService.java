package dev.launchway.benchmarks;

import java.io.IOException;

/**
 * A service of many components in ten environments of a hundred hosts. Each host has ten components, or all when there are
 * fewer; every component has attributes, a file, the whole lifecycle, and a resource that the next one requires, mostly of the
 * same host, and across hosts at its end; every fifth is overridden in each environment.
 */
final class LargeService {

    private static final int ENVIRONMENTS = 10;
    private static final int HOSTS = 100;
    private static final int ON_EACH_HOST = 10;

    private LargeService() {}

    static void write(Project project, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            component(project, i, size);
        }
        for (int i = 0; i < ENVIRONMENTS; i++) {
            project.resource("environments/e" + i + ".toml", environment(i, size));
        }
    }

    private static void component(Project project, int number, int size) throws IOException {
        String requires =
                number == 0 ? "" : "@Requires(\"app:c" + (number - 1) + "\") List<Address> previous = List.of();";
        String provides = number + 1 == size
                ? ""
                : "@Provides(\"app:c" + number
                        + "\") Address address(Host host) { return Address.of(host.fqdn(), port); }";
        project.source("bench.p" + number / 10 + ".C" + number, """
                package bench.p%d;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                import java.nio.file.Path;
                import java.util.*;
                @Component
                public class C%d {
                    @Attribute int port = 8080;
                    @Attribute String serverName = "www.example.com";
                    @Attribute Path docroot = Path.of("htdocs");
                    %s
                    %s
                    @SubComponent File config;
                    void configure(Configuration here) {
                        config = File.at("app.conf").content("listen " + port);
                    }
                    void verify(Probe probe) {
                        probe.assertNoChanges(config);
                    }
                    void update(Target target) {
                        target.run("true");
                    }
                }
                """.formatted(number / 10, number, requires, provides));
    }

    private static String environment(int number, int size) {
        StringBuilder text =
                new StringBuilder("[environment]\nhost-domain = \"e" + number + ".example.com\"\n[hosts]\n");
        int assigned = Math.min(size, ON_EACH_HOST);
        for (int host = 0; host < HOSTS; host++) {
            text.append("host").append(host).append(" = [");
            for (int i = 0; i < assigned; i++) {
                text.append(i == 0 ? "" : ", ")
                        .append("\"c")
                        .append((host * assigned + i) % size)
                        .append('"');
            }
            text.append("]\n");
        }
        for (int i = 0; i < size; i += 5) {
            text.append("[component.c").append(i).append("]\nport = ").append(8000 + i % 1000);
            text.append("\nserver-name = \"{{ host.name }}.example.com\"\n");
        }
        return text.toString();
    }
}
