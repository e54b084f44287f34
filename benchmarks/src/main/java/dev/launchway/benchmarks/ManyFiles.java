package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code local} with 1000 small template files, against a bare program that renders and compares the same files. */
public final class ManyFiles {

    private static final int FILES = 1000;

    private ManyFiles() {}

    /**
     * Measures and prints.
     *
     * @param args none
     * @throws Exception when the service cannot be built or run
     */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("launchway-files");
        try {
            measure(directory);
        } finally {
            Project.delete(directory);
        }
    }

    private static void measure(Path directory) throws IOException, InterruptedException {
        Project project =
                project(directory, FILES, "[environment]\nconnect = \"local\"\n[hosts]\nlocalhost = [\"many\"]\n");
        Contest contest = new Contest(directory, 9);
        contest.seconds(project.javac(Project.PROCESSOR, directory.resolve("classes")));
        Path jar = project.planJar();
        List<String> deploy = List.of(Project.JAVA, "-jar", jar.toString(), "local", "dev", "--host", "localhost");
        List<String> bare =
                List.of(Project.JAVA, "-cp", jar + ":" + Project.CLASS_PATH, BareRender.class.getName(), "bare");
        contest.run("1000 files, first run", "at most 1.5", deploy, bare, () -> {
            Project.delete(directory.resolve("work"));
            Project.delete(directory.resolve(".launchway"));
            Project.delete(directory.resolve("bare"));
        });
        contest.seconds(deploy);
        contest.seconds(bare);
        contest.run("1000 files, unchanged", "at most 1.5", deploy, bare);
    }

    /**
     * Makes a service of one component with many templates of 1 KiB.
     *
     * @param directory where it goes
     * @param files how many
     * @param environment the environment {@code dev}, which deploys {@code many}
     */
    static Project project(Path directory, int files, String environment) throws IOException {
        Project project = new Project(directory);
        project.source("bench.Many", """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                import java.util.*;
                @Component
                public class Many {
                    @Attribute int port = 8080;
                    @Attribute String serverName = "www.example.com";
                    @SubComponent List<File> files;
                    void configure(Configuration here) {
                        List<File> all = new ArrayList<>();
                        for (int i = 0; i < %d; i++) {
                            all.add(File.template("t" + i + ".conf"));
                        }
                        files = all;
                    }
                }
                """.formatted(files));
        for (int i = 0; i < files; i++) {
            project.resource("bench/t" + i + ".conf", template(i));
        }
        project.resource("environments/dev.toml", environment);
        return project;
    }

    private static String template(int number) {
        StringBuilder text = new StringBuilder("# file " + number + "\nlisten {{ component.port }};\n");
        while (text.length() < 1000) {
            text.append("server_name {{ component.serverName }}; # line ")
                    .append(text.length())
                    .append('\n');
        }
        return text.toString();
    }
}
