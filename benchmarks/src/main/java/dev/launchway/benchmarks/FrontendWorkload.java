package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** A frontend on the first host and a backend on each other one; the frontend waits for all backends, whose addresses it writes. */
final class FrontendWorkload implements Workload {

    @Override
    public Project project(Path directory, int hosts) throws IOException {
        Project project = new Project(directory);
        project.source("bench.Backend", """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.*;
                @Component
                public class Backend {
                    @Attribute int port = 8080;
                    @SubComponent Directory data;
                    @SubComponent @Template("backend.conf") File config;
                    @Provides("backend") Address address(Host host) { return Address.of(host.name(), port); }
                    void configure(Configuration here) { data = Directory.at("data"); }
                }
                """);
        project.source("bench.Frontend", """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                import java.util.List;
                @Component
                public class Frontend {
                    @Requires("backend") List<Address> backends;
                    @SubComponent @Template("frontend.conf") File config;
                }
                """);
        project.resource("bench/backend.conf", "port = {{ component.port }}\nname = {{ host.name }}\n");
        project.resource("bench/frontend.conf", "{% for one in component.backends %}server {{ one }};\n{% endfor %}");
        StringBuilder environment = new StringBuilder("[environment]\nconnect = \"ssh\"\n[hosts]\n");
        for (int i = 0; i < hosts; i++) {
            environment.append(TestHosts.name(i)).append(i == 0 ? " = [\"frontend\"]\n" : " = [\"backend\"]\n");
        }
        project.resource("environments/dev.toml", environment.toString());
        return project;
    }

    @Override
    public String change(Project project, int version) throws IOException {
        project.resource("bench/backend.conf", "port = {{ component.port }}\nversion = " + version + "\n");
        return "backend/backend.conf";
    }
}
