package dev.launchway.secrets.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/secret-sources.md are what the compiler takes. */
class SecretRecipesTest {

    @TempDir
    Path directory;

    @Test
    void theCompilerTakesEachRecipe() throws IOException {
        List<String> recipes;
        try (var lines = Files.lines(Path.of("../docs/secret-sources.md"))) {
            recipes = lines.filter(line -> line.startsWith("secrets.")).toList();
        }
        Compilers.Run compilation = Compilers.JAVAC.in(directory).source("""
                package com.example.shop;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                @Component public class Postgres { @Attribute Secret password; }
                """);
        for (int i = 0; i < recipes.size(); i++) {
            compilation = compilation.resource(
                    "environments/recipe" + i + ".toml",
                    "[environment]\n" + recipes.get(i) + "\n[hosts]\nhere = [\"postgres\"]\n");
        }

        assertThat(recipes).hasSizeGreaterThan(15);
        assertThat(compilation.compile().errors()).isEmpty();
    }
}
