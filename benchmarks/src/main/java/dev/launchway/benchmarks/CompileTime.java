package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The compilation of services of 1, 100 and 1000 components with the processor, against the same without it. */
public final class CompileTime {

    private CompileTime() {}

    /**
     * Measures and prints.
     *
     * @param args none
     * @throws Exception when a service cannot be compiled
     */
    public static void main(String[] args) throws Exception {
        int[] sizes = {1, 100, 1000};
        for (int size : sizes) {
            Path directory = Files.createTempDirectory("launchway-compile");
            try {
                measure(directory, size);
            } finally {
                Project.delete(directory);
            }
        }
    }

    private static void measure(Path directory, int size) throws IOException, InterruptedException {
        Project project = new Project(directory);
        StringBuilder assigned = new StringBuilder();
        for (int i = 0; i < size; i++) {
            String requires = i == 0 ? "" : "@Requires(\"app:c" + (i - 1) + "\") List<Address> previous;";
            String provides = i + 1 == size
                    ? ""
                    : "@Provides(\"app:c" + i
                            + "\") Address address(Host host) { return Address.of(host.fqdn(), port); }";
            project.source("bench.p" + i / 10 + ".C" + i, """
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
                    """.formatted(i / 10, i, requires, provides));
            assigned.append(i == 0 ? "" : ", ").append("\"c").append(i).append('"');
        }
        project.resource(
                "environments/dev.toml",
                "[environment]\nconnect = \"local\"\n[hosts]\nlocalhost = [" + assigned + "]\n");
        Path with = Files.createDirectories(directory.resolve("with"));
        Path without = Files.createDirectories(directory.resolve("without"));
        new Contest(directory, size == 1000 ? 3 : 5)
                .run(
                        "javac, " + size + " components",
                        size == 1000 ? "at most 2" : "none",
                        project.javac(true, with),
                        project.javac(false, without));
    }
}
