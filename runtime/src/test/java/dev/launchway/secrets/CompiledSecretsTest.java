package dev.launchway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.ServicePlan;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SecretsException;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.text.NameDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler and a run agree about files of secrets: what one of them refuses, and which names are in the rest. */
final class CompiledSecretsTest {

    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final String SSH =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXTjVJsSQ5SvzWtFVsBXQmoIKqj9YyJ5v3tQmoIKqj9 ben";
    private static final String GOOD = """
            [secrets]
            environment = "ENV"
            recipients = ["%s"]
            key = { public = "%s", age = "YWdl" }
            [component.app]
            key = VALUE
            [data]
            x = VALUE
            [files]
            "tls.pem" = { changed = 2026-11-28, mac = "5f1c" }
            """.formatted(RECIPIENT, RECIPIENT).replace("VALUE", value());

    private static final String SOURCE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            @Component class App {
                @Attribute Secret key;
                @Attribute Map<String, Secret> tokens = Map.of();
                @Attribute Map<String, List<Secret>> lists = Map.of();
            }
            """;

    @TempDir
    Path directory;

    private static String value() {
        return "{ changed = 2026-11-28, value = \"YWdl\", mac = \"5f1c\" }";
    }

    /** Files as edits by hand, merges and transfers leave them: what is replaced in a good one, and by what. */
    private static List<List<String>> broken() {
        return List.of(
                List.of("[secrets]", "[secret]"),
                List.of("[secrets]", "[secrets"),
                List.of("[secrets]", "[secrets]\nnew = 3"),
                List.of("[secrets]", "\uFEFF[secrets]"),
                List.of("\"ENV\"", "\"other\""),
                List.of("environment = \"ENV\"\n", ""),
                List.of("environment = \"ENV\"", "environment = 3"),
                List.of("recipients", "recipient"),
                List.of("[\"" + RECIPIENT + "\"]", "[]"),
                List.of("[\"" + RECIPIENT + "\"]", "\"" + RECIPIENT + "\""),
                List.of("[\"" + RECIPIENT + "\"]", "[3]"),
                List.of("[\"" + RECIPIENT + "\"]", "[\"" + RECIPIENT + "\", \"" + RECIPIENT + "\"]"),
                List.of("[\"" + RECIPIENT + "\"]", "[\"" + SSH + "\", \"" + SSH + "\"]"),
                List.of("cac8p\"]", "cac8q\"]"),
                List.of("[\"age1ql", "[\"age1qx"),
                List.of("[\"" + RECIPIENT + "\"]", "[\"AGE-SECRET-KEY-1QQ\"]"),
                List.of("[\"" + RECIPIENT + "\"]", "[\"ssh-dss AAAA x\"]"),
                List.of("[\"" + RECIPIENT + "\"]", "[\"ssh-rsa AAAA x\"]"),
                List.of("[\"" + RECIPIENT + "\"]", "[\"gpg:0123\"]"),
                List.of("[\"" + RECIPIENT + "\"]", "[\"anna\"]"),
                List.of("key = { public", "kye = { public"),
                List.of("public = \"", "publik = \""),
                List.of("age = \"YWdl\"", "age = \"YW!\""),
                List.of("age = \"YWdl\"", "age = 3"),
                List.of("[component.app]", "[componant.app]"),
                List.of("[component.app]", "[component.app]\nkey = 3\n[component.app2]"),
                List.of("x = " + value(), "x = \"hunter2\""),
                List.of("x = " + value(), "x = 3"),
                List.of("x = " + value(), "x = [\"hunter2\"]"),
                List.of("x = " + value(), "x.y = 2026-11-28"),
                List.of("x = " + value(), "x = { changed = 2026-11-28, value = \"YWdl\" }"),
                List.of("x = " + value(), "x = { changed = 2026-11-28, mac = \"5f1c\" }"),
                List.of("x = " + value(), "x = { value = \"YWdl\", mac = \"5f1c\" }"),
                List.of("x = " + value(), "x = { changed = \"2026\", value = \"YWdl\", mac = \"5f1c\" }"),
                List.of("x = " + value(), "x = { changed = 2026-11-28, value = \"Y!\", mac = \"5f1c\" }"),
                List.of("x = " + value(), "x = { changed = 2026-11-28, value = \"YWdl\", mac = 3 }"),
                List.of("x = " + value(), "x = " + value() + "\nx = " + value()),
                List.of("x = " + value(), "<<<<<<< HEAD\nx = " + value()),
                List.of("[data]", "[data]\n[data]"),
                List.of("[data]\nx = " + value(), "data = 3"),
                List.of("\"tls.pem\" = {", "\"other.pem\" = {"),
                List.of("\"tls.pem\" = {", "\"../tls.pem\" = {"),
                List.of("\"tls.pem\" = {", "tls.pem = {"),
                List.of(", mac = \"5f1c\" }\n\u0000", " }\n"),
                List.of("\"tls.pem\" = { changed = 2026-11-28, ", "\"tls.pem\" = { "),
                List.of("\"tls.pem\" = { changed = 2026-11-28, mac = \"5f1c\" }", "\"tls.pem\" = \"x\""));
    }

    @Test
    void theCompilerRefusesWhatARunRefuses() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (List<String> edit : broken()) {
            String name = "e" + files.size();
            String text = (GOOD + "\u0000").replace(edit.get(0), edit.get(1)).replace("\u0000", "");
            assertThat(text).as(edit.get(0)).isNotEqualTo(GOOD);
            files.put(name, text.replace("ENV", name));
        }
        Compilers.Result result = compile(files);
        List<String> errors = result.errors();

        files.forEach((name, text) -> {
            assertThat(runReads(result.classes(), name)).as(text).isFalse();
            assertThat(errors)
                    .as(text)
                    .anyMatch(error ->
                            error.startsWith("environments/" + name + ".secrets") && !error.contains("[LW323]"));
        });
    }

    @Test
    void theyReadTheSameNamesInTheRest() throws SecretsException, IOException {
        String more = GOOD.replace("[data]", """
                [component.app.tokens]
                value = VALUE
                mac = VALUE
                "a b" = VALUE
                'c"d' = VALUE
                "e.f\\\\" = VALUE
                [component.app.lists]
                x = [VALUE, VALUE]
                [host.a.component.app]
                key = VALUE
                [host."b[1..2]"]
                component.app.key = VALUE
                [data]
                list = [VALUE, { y = VALUE }]
                nested.x = VALUE
                """.replace("VALUE", value()));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("one", GOOD.replace("ENV", "one"));
        files.put("two", more.replace("ENV", "two"));
        files.put("three", more.replace("ENV", "three").replace("\n", "\r\n"));
        files.put("four", GOOD.replace("ENV", "four").replace("[\"age1", "[\"" + SSH + "\", # ben\n  \"age1"));
        Compilers.Result result = compile(files);

        assertThat(result.errors()).isEmpty();
        ServicePlan plan = ServiceLoader.load(ServicePlan.class, result.loader())
                .findFirst()
                .orElseThrow();
        for (String name : files.keySet()) {
            SecretsFile file = reader(result.classes()).secrets(name).orElseThrow();
            assertThat(plan.environment(name).secretNames())
                    .isEqualTo(Map.of(name + ".secrets.toml", NameDigest.of(file.keys())));
            assertThat(plan.environment(name).secrets()).isNotEmpty().allMatch(secret -> file.keys()
                    .contains(secret.key()));
        }
    }

    private Compilers.Result compile(Map<String, String> files) {
        Compilers.Run run = Compilers.JAVAC.in(directory).source(SOURCE);
        files.forEach((name, text) -> {
            run.resource("environments/" + name + ".toml", "[hosts]\na = [\"app\"]\nb1 = [\"app\"]\nb2 = [\"app\"]\n");
            run.resource("environments/" + name + ".secrets.toml", text);
            run.resource("environments/" + name + ".secrets/tls.pem", "x");
        });
        return run.option("-Xmaxerrs").option("1000").compile();
    }

    private static SecretsReader reader(Path classes) {
        return new SecretsReader(EncryptedFiles.ofDirectory(classes.resolve("environments")));
    }

    private static boolean runReads(Path classes, String name) {
        try {
            SecretsReader reader = reader(classes);
            SecretsFile file = reader.secrets(name).orElseThrow();
            for (String beside : file.fileNames()) {
                reader.file(file, beside);
            }
            return true;
        } catch (SecretsException | IOException e) {
            return false;
        }
    }
}
