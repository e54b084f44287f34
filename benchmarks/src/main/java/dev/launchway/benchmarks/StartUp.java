package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The start of {@code --help} and of an unchanged {@code local dev}, against a class that prints one line. */
public final class StartUp {

    private StartUp() {}

    /**
     * Measures and prints.
     *
     * @param args none
     * @throws Exception when the service cannot be built or run
     */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("launchway-start");
        try {
            measure(directory);
        } finally {
            Project.delete(directory);
        }
    }

    private static void measure(Path directory) throws IOException, InterruptedException {
        Project project = new Project(directory);
        project.source(
                "bench.Hello",
                "package bench; public class Hello { public static void main(String[] a) { System.out.println(\"Hello\"); } }");
        project.source("bench.Web", """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                import java.util.*;
                @Component
                public class Web {
                    @Attribute int port = 8080;
                    @SubComponent @Template("web.conf") File config;
                    @SubComponent List<File> sites;
                    void configure(Configuration here) {
                        sites = List.of(File.at("a.conf").content("a"), File.at("b.conf").content("b"));
                    }
                }
                """);
        project.resource("bench/web.conf", "listen {{ component.port }};\n");
        project.resource(
                "environments/dev.toml", "[environment]\nconnect = \"local\"\n[hosts]\nlocalhost = [\"web\"]\n");
        Contest contest = new Contest(directory, 15);
        contest.seconds(project.javac(Project.PROCESSOR, directory.resolve("classes")));
        Path jar = project.planJar();
        List<String> hello =
                List.of(Project.JAVA, "-cp", directory.resolve("classes").toString(), "bench.Hello");
        contest.run("--help", "at most 3", List.of(Project.JAVA, "-jar", jar.toString(), "--help"), hello);
        List<String> deploy = List.of(Project.JAVA, "-jar", jar.toString(), "local", "dev", "--host", "localhost");
        contest.seconds(deploy);
        contest.run("local dev, unchanged, 3 files", "none", deploy, hello);
    }
}
