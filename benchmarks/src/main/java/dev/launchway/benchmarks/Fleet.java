package dev.launchway.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The controller's own work for 125, 250, 500 and 1000 hosts, and for one that requires a value of each of them. The hosts are
 * simulated, so there is no network and no encryption in it: what counts is that a host costs the same however many there are.
 */
public final class Fleet {

    private static final List<Integer> SIZES = List.of(125, 250, 500, 1000);
    private static final int RUNS = 5;

    private Fleet() {}

    /**
     * Measures and prints.
     *
     * @param args none
     * @throws Exception when the service cannot be built or run
     */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("launchway-fleet");
        try {
            Project project = project(directory);
            new Contest(directory, 0).seconds(project.javac(Project.PROCESSOR, directory.resolve("classes")));
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %8s %8s %14s %14s %9s %9s%n",
                    "medians; seconds",
                    "wall",
                    "cpu",
                    "ms cpu/host",
                    "ms/host added",
                    "live KiB",
                    "peak MiB");
            for (String kind : List.of("proven", "agents")) {
                series(directory, kind);
            }
        } finally {
            Project.delete(directory);
        }
    }

    private static void series(Path directory, String kind) throws IOException, InterruptedException {
        int before = 0;
        double beforeCpu = 0;
        for (int size : SIZES) {
            List<Measured> runs = new ArrayList<>();
            String live = "";
            for (int run = 0; run < RUNS; run++) {
                Path hosts = directory.resolve("run");
                File output = directory.resolve("output").toFile();
                runs.add(Measured.of(command(directory, size, kind, hosts), directory, output));
                live = Files.readString(output.toPath()).strip().split(" ", -1)[1];
                Project.delete(hosts);
            }
            double cpu = Contest.median(runs.stream().map(Measured::cpu).toList());
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %8.3f %8.2f %14.2f %14.2f %9s %9.0f%n",
                    kind + ", " + size + " hosts",
                    Contest.median(runs.stream().map(Measured::wall).toList()),
                    cpu,
                    cpu * 1000 / size,
                    (cpu - beforeCpu) * 1000 / (size - before),
                    live,
                    Contest.median(runs.stream().map(Measured::peak).toList()));
            before = size;
            beforeCpu = cpu;
        }
    }

    private static List<String> command(Path directory, int size, String kind, Path hosts) {
        Path classes = directory.resolve("classes");
        return List.of(
                Project.JAVA,
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classes + File.pathSeparator + Project.CLASS_PATH,
                FleetRun.class.getName(),
                classes.toString(),
                "fleet" + size,
                kind,
                hosts.toString());
    }

    static Project project(Path directory) throws IOException {
        Project project = new Project(directory);
        project.source("bench.Node", """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                @Component
                public class Node {
                    @Attribute int port = 8080;
                    @SubComponent File config;
                    @Provides("node") Address address(Host host) { return Address.of(host.name(), port); }
                    void configure(Configuration here) {
                        config = File.at("node.conf").content(here.host().name());
                    }
                }
                """);
        project.source("bench.Index", """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                import java.util.List;
                @Component
                public class Index {
                    @Requires("node") List<Address> nodes;
                    @SubComponent File list;
                    void configure(Configuration here) {
                        list = File.at("nodes").content(nodes.toString());
                    }
                }
                """);
        for (int size : SIZES) {
            project.resource(
                    "environments/fleet" + size + ".toml",
                    "[environment]\nssh-user = \"root\"\n[hosts]\n\"node[0001.."
                            + String.format(Locale.ROOT, "%04d", size) + "]\" = [\"node\"]\nindex = [\"index\"]\n");
        }
        return project;
    }
}
