package com.example.guestbook.app;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.SubComponent;
import dev.launchway.annotation.Template;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import dev.launchway.library.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program that runs in the background, with its options in a file of their own. */
@Component
public class JavaServer {

    @Namevar
    String name;

    @SubComponent
    @Template("jvm.options")
    File options;

    @SubComponent
    Program program;

    private final List<String> arguments = new ArrayList<>();
    private final List<Object> inputs = new ArrayList<>();
    private Path libraries;
    private String maxMemory;
    private String health;
    private boolean running = true;

    private JavaServer(String name) {
        this.name = name;
    }

    public static JavaServer named(String name) {
        return new JavaServer(name);
    }

    /** Sets the directory with its jars. */
    public JavaServer libraries(Path directory) {
        libraries = directory;
        return this;
    }

    /** Sets the largest heap, as in {@code 256m}. */
    public JavaServer maxMemory(String size) {
        maxMemory = size;
        return this;
    }

    /** Sets the class with the main method, and its arguments. */
    public JavaServer main(String className, Object... values) {
        arguments.add(className);
        for (Object value : values) {
            arguments.add(value.toString());
        }
        return this;
    }

    /** Sets the components that it has to be restarted for. */
    public JavaServer restartOn(Object... components) {
        inputs.addAll(List.of(components));
        return this;
    }

    /** Sets the URL that tells whether it is well. */
    public JavaServer http(String url) {
        health = url;
        return this;
    }

    /** Sets whether it is to run at all. */
    public JavaServer running(boolean wanted) {
        running = wanted;
        return this;
    }

    void configure(Configuration here) {
        options = here.add(File.at(name + ".options").rendered("jvm.options"));
        List<String> command = new ArrayList<>(List.of("java", "@" + options.path()));
        command.addAll(arguments);
        inputs.add(options);
        program = Program.named(name).command(command.toArray(new String[0])).restartOn(inputs.toArray());
        if (running) {
            program.http(health);
        } else {
            program.stopped();
        }
    }

    Path classPath() {
        return libraries;
    }

    String heap() {
        return maxMemory;
    }
}
