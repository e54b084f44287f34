package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A library whose class output tells nothing of where its resources lie. */
final class ResourcesOptionTest {

    @TempDir
    Path directory;

    private Compilers.Run library(Compilers compiler) {
        return compiler.in(directory).onDisk().source("""
                package com.example;
                import dev.launchway.annotation.*;
                import dev.launchway.library.file.File;
                @Component public class Web {
                    @SubComponent @Template("web.conf") File config;
                }
                """);
    }

    private Path resources(String name, String template) throws IOException {
        Path resources = directory.resolve(name);
        Files.createDirectories(resources.resolve("com/example"));
        Files.writeString(resources.resolve("com/example/web.conf"), template);
        return resources;
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theOptionNamesTheDirectories(Compilers compiler) throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        Path resources = resources("elsewhere", "{{ component.port }}\n");

        assertThat(library(compiler)
                        .option("-Alaunchway.resources=" + empty + File.pathSeparator + resources)
                        .compile()
                        .launchway())
                .singleElement()
                .asString()
                .endsWith("com/example/web.conf:1:14: [LW403] component has no 'port'");
        resources("elsewhere", "{{ host.name }}\n");
        assertThat(library(compiler)
                        .option("-Alaunchway.resources=" + empty + File.pathSeparator + resources)
                        .compile()
                        .messages())
                .isEmpty();
    }

    /** What the build copied before is no proof of what is there. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theDirectoriesOfTheOptionAreAll(Compilers compiler) throws IOException {
        resources("classes", "");
        Path empty = Files.createDirectories(directory.resolve("empty"));

        assertThat(library(compiler)
                        .option("-Alaunchway.resources=" + empty)
                        .compile()
                        .launchway())
                .singleElement()
                .asString()
                .contains("[LW401]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theMessageOffersTheOption(Compilers compiler) {
        assertThat(library(compiler).compile().launchway())
                .singleElement()
                .asString()
                .contains("[LW401]")
                .endsWith(
                        "help: write it to src/main/resources/com/example/web.conf; where the resources lie is not known,"
                                + " since the class output is in no project that could be told: name their directory by"
                                + " -Alaunchway.resources");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aDirectoryThatIsNotThere(Compilers compiler) {
        assertThat(library(compiler)
                        .option("-Alaunchway.resources=nowhere")
                        .compile()
                        .launchway())
                .anySatisfy(one -> assertThat(one)
                        .startsWith("[LW197] -Alaunchway.resources names no directory: 'nowhere'\n"
                                + "    help: name the directory that the packages of the resources lie in"));
    }
}
