package dev.launchway.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A small service on each host: three components, each with a directory, a template, a program, a link and a command that is done. */
final class ServicesWorkload implements Workload {

    private static final List<String> PARTS = List.of("App", "Worker", "Metrics");

    @Override
    public Project project(Path directory, int hosts) throws IOException {
        Project project = new Project(directory);
        for (String part : PARTS) {
            component(project, part);
        }
        StringBuilder environment = new StringBuilder("[environment]\nconnect = \"ssh\"\n[hosts]\n");
        for (int i = 0; i < hosts; i++) {
            environment.append(TestHosts.name(i)).append(" = [\"app\", \"worker\", \"metrics\"]\n");
        }
        project.resource("environments/dev.toml", environment.toString());
        return project;
    }

    private static void component(Project project, String name) throws IOException {
        project.source("bench." + name, """
                package bench;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.*;
                import dev.launchway.library.process.Command;
                @Component
                public class %1$s {
                    @Attribute int port = 8080;
                    @SubComponent Directory data;
                    @SubComponent @Template("service.conf") File config;
                    @SubComponent File start;
                    @SubComponent Symlink current;
                    @SubComponent Command ready;
                    void configure(Configuration here) {
                        data = Directory.at("data");
                        start = File.at("start").content("#!/bin/sh\\nexec true %1$s\\n").mode("0755");
                        current = Symlink.at("current").to("data");
                        ready = Command.of("touch", "data/ready").unless("test", "-e", "data/ready");
                    }
                }
                """.formatted(name));
        project.resource("bench/service.conf", "port = {{ component.port }}\nname = {{ host.name }}\n");
    }

    @Override
    public String change(Project project, int version) throws IOException {
        project.resource("bench/service.conf", "port = {{ component.port }}\nversion = " + version + "\n");
        return "app/service.conf";
    }
}
