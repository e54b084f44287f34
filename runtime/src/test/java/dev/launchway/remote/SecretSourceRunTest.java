package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments whose secrets a program, variables or a directory have: deployed here and on hosts, and checked. */
class SecretSourceRunTest {

    private static final String SERVICE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.*;
            import java.util.*;
            """;

    private static final String POSTGRES = SERVICE + """
            @Component
            public class Postgres {
                @Attribute Secret password;
                @Attribute SecretFile keyStore;
                @SubComponent List<File> files;
                void configure(Configuration here) {
                    files = List.of(
                        File.at("password").content(password.reveal()).sensitive(),
                        File.at("keys").content(Arrays.toString(keyStore.reveal())).sensitive());
                }
            }
            """;

    private static final String MAIL = SERVICE + """
            @Component
            public class Mail {
                @Attribute Secret password;
                @SubComponent File config;
                void configure(Configuration here) {
                    config = File.at("password").content(password.reveal()).sensitive();
                }
            }
            """;

    private static final Map<String, String> VALUES = Map.of(
            "postgres.password",
            "canary-of-postgres\n",
            "postgres.key-store",
            "canary-of-keys\n",
            "smtp",
            "canary-of-mail");

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            Files.createDirectories(directory.resolve("values"));
            Files.writeString(directory.resolve("values").resolve(value.getKey()), value.getValue());
        }
        program("give", "cat " + directory + "/values/\"$1\"");
        program("hang", "echo $$ >> " + directory + "/pids; sleep 1000; true");
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(POSTGRES)
                .source(MAIL)
                .resource("environments/command.toml", here("command = [\"" + directory + "/give\", \"{{ key }}\"]"))
                .resource("environments/variables.toml", here("environment = \"SHOP_\""))
                .resource("environments/directory.toml", here("directory = \"" + directory + "/values\""))
                .resource("environments/nowhere.toml", here("directory = \"" + directory + "/nowhere\""))
                .resource("environments/hanging.toml", here("command = [\"" + directory + "/hang\", \"{{ key }}\"]"))
                .resource(
                        "environments/remote.toml",
                        "[environment]\nssh-user = \"root\"\nsecrets.command = [\"" + directory
                                + "/give\", \"{{ key }}\"]\n[hosts]\ndb01 = [\"postgres\"]\nmail01 = [\"mail\"]\n"
                                + hosts.table("db01", 1) + hosts.table("mail01", 2)
                                + "[component.mail]\npassword = { secret = \"smtp\" }\n");
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private static String here(String source) {
        return "[environment]\nsecrets." + source + "\n[hosts]\nhere = [\"postgres\", \"mail\"]\n"
                + "[component.mail]\npassword = { secret = \"smtp\" }\n";
    }

    private static void program(String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** As a user has them, with those of the tests. */
    private static RemoteService with(Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(variables);
        all.put("HOME", directory.toString());
        all.put("LC_ALL", "C.UTF-8"); // else each of them is two processes
        return service.in(Path.of(System.getProperty("java.home"), "bin", "java"), all);
    }

    private static Map<String, String> variables() {
        return Map.of(
                "SHOP_POSTGRES_PASSWORD", "canary-of-postgres",
                "SHOP_POSTGRES_KEY_STORE", "canary-of-keys\n",
                "SHOP_SMTP", "canary-of-mail");
    }

    private static void requireSilent(Ended ended) {
        assertThat(ended.out() + ended.err()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "variables", "directory"})
    void eachSourceGivesTheSameValues(String environment) throws Exception {
        Path work = directory.resolve("run/work");
        Ended ended = with(variables()).run("local", environment, "-v");

        assertThat(ended.code()).as(ended.err()).isZero();
        requireSilent(ended);
        assertThat(work.resolve("postgres/password")).hasContent("canary-of-postgres");
        assertThat(work.resolve("postgres/keys"))
                .hasContent("[99, 97, 110, 97, 114, 121, 45, 111, 102, 45, 107, 101, 121, 115, 10]");
        assertThat(work.resolve("mail/password")).hasContent("canary-of-mail");
        assertThat(Files.getPosixFilePermissions(work.resolve("mail/password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Ended again = with(variables()).run("local", environment, "--predict", "--exit-code");
        assertThat(again.code()).as(again.out()).isZero();
    }

    @Test
    void checkNeedsNoSourceAndCanBeToldToTry() throws Exception {
        Ended check = with(Map.of()).run("check");
        assertThat(check.code()).as(check.err()).isZero();

        Ended tried = with(variables()).run("check", "command", "variables", "directory", "--with-secrets");
        assertThat(tried.code()).as(tried.err()).isZero();
        requireSilent(tried);

        Ended missing = with(Map.of("SHOP_SMPT", "canary")).run("check", "variables", "--with-secrets");
        assertThat(missing.code()).isEqualTo(3);
        requireSilent(missing);
        assertThat(missing.err())
                .contains(
                        "[LW167] no value for secret 'postgres.password': the variable SHOP_POSTGRES_PASSWORD is not set")
                .contains("needed: postgres.password (environments/variables.toml:")
                .contains("[LW167] no value for secret 'postgres.key-store'")
                .contains("[LW167] no value for secret 'smtp': the variable SHOP_SMTP is not set")
                .contains("needed: smtp (environments/variables.toml:6:1)")
                .contains("help: set it where this command runs, and export it; did you mean 'SHOP_SMPT'?");
    }

    @Test
    void aRunWithoutAValueChangesNothing() throws Exception {
        RemoteService elsewhere = with(Map.of());
        Ended ended = elsewhere.run("local", "nowhere");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err())
                .containsOnlyOnce("[LW167]")
                .contains("there is no directory " + directory.resolve("nowhere"))
                .doesNotContain("\tat ");
        assertThat(ended.out()).contains("nothing was changed");
    }

    @Test
    void theControllerAsksAndEachHostGetsItsOwn() throws Exception {
        Ended ended = service.run("remote", "remote", "-v");

        assertThat(ended.code()).as(ended.err()).isZero();
        requireSilent(ended);
        assertThat(found(1, "canary-of-postgres")).containsExactly("/root/deployment/work/postgres/password");
        assertThat(found(1, "canary-of-mail")).isEmpty();
        assertThat(found(2, "canary-of-mail")).containsExactly("/root/deployment/work/mail/password");
        assertThat(found(2, "canary-of-postgres")).isEmpty();
    }

    /** The files of a host, of all that were written there, in which something stands. */
    private static List<String> found(int host, String canary) throws IOException {
        List<String> found = new ArrayList<>();
        try (TarArchiveInputStream written = new TarArchiveInputStream(new ByteArrayInputStream(hosts.written(host)))) {
            for (TarArchiveEntry file = written.getNextEntry(); file != null; file = written.getNextEntry()) {
                if (new String(written.readAllBytes(), StandardCharsets.ISO_8859_1).contains(canary)) {
                    found.add(file.getName().replaceFirst("^disk/upper|^root", ""));
                }
            }
        }
        return found;
    }

    @Test
    void anInterruptEndsTheProgramsAndTheRun() throws Exception {
        Path pids = directory.resolve("pids");
        Process run = service.start("local", "hanging");
        service.waitFor(
                run, () -> Files.exists(pids) && Files.readAllLines(pids).size() == 3);
        new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();

        assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isEqualTo(130);
        for (String pid : Files.readAllLines(pids)) {
            assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }
}
