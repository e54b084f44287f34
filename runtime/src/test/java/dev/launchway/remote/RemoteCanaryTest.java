package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.cli.secrets.SecretsTree;
import dev.launchway.testing.Hosts;
import dev.launchway.testing.ProcessSamples;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A canary for each secret of a deployment: in whatever way it runs, and however it ends, the values are in no output, in no list of
 * processes, and in no file but those that are there for them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteCanaryTest {

    /** In all that encodings leave alone: what a value is known by, whether it is escaped for URLs, JSON, XML or a shell. */
    private static final Map<String, String> CANARIES = Map.of(
            "component.db.password", "CanaryOfTheDatabase",
            "files.key.bin", "CanaryOfTheKeyStore",
            "data.smtp", "CanaryOfTheRelay",
            "component.app.token", "CanaryOfTheToken",
            "host.app01.component.app.host-token", "CanaryOfTheHost");

    private static final String ROTATED = "CanaryOfAnotherToken";

    private static final String DB = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class Db {
                @Attribute(required = true) Secret password;
                @Attribute SecretFile keyStore;
                @SubComponent File settings;
                @SubComponent File key;
                @Provides("db:access") Access access(Host host) { return new Access(Address.of(host.name(), 5432), password); }
                void configure(Configuration here) {
                    settings = File.at("db.conf").content(password.map("password = %s\\n"));
                    key = File.at("key.bin").content(keyStore);
                }
            }
            """;

    private static final String ACCESS = """
            package com.example.shop;
            import dev.launchway.api.*;
            public record Access(Address address, Secret password) {}
            """;

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import dev.launchway.library.process.Command;
            @Component
            public class App {
                @Attribute Secret token;
                @Attribute Secret smtp;
                @Attribute Secret hostToken;
                @Attribute boolean fails;
                @Attribute boolean waits;
                @Requires("db:access") Access db;
                @SubComponent File settings;
                @SubComponent File jdbc;
                @SubComponent Command receive;
                @SubComponent Command ask;
                @SubComponent Noise noise;
                void configure(Configuration here) {
                    here.log("the token is %s", token.reveal());
                    settings = File.template("app.properties");
                    jdbc = File.at("jdbc").content(db.password().map("jdbc:postgresql://db/shop?password=%s"));
                    receive = Command.of("sh", "-c", "umask 077; cat > received").stdin(smtp).creates("received");
                    ask = Command.of("sh", "-c", "test -n \\"$HOST_TOKEN\\" && sleep 1").env("HOST_TOKEN", hostToken).when(settings);
                    noise = new Noise();
                    noise.fails = fails;
                    noise.waits = waits;
                }
            }
            """;

    private static final String NOISE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Noise {
                boolean fails;
                boolean waits;
                void verify(Probe probe) {
                    probe.log("jdbc is %s", probe.exists(probe.workdir().resolve("jdbc")) ? probe.read(probe.workdir().resolve("jdbc")) : "");
                    probe.check(false, "it holds " + (probe.exists(probe.workdir().resolve("received")) ? probe.read(probe.workdir().resolve("received")) : ""));
                }
                void update(Target target) {
                    target.run("sh", "-c", "cat app.properties jdbc received; base64 -w 0 app.properties; cat app.properties jdbc received >&2");
                    if (waits) {
                        target.shell("touch waiting; cat app.properties; while ! [ -e go-on ]; do sleep 0.1; done");
                    }
                    if (fails) {
                        target.run("sh", "-c", "cat app.properties jdbc received; base64 -w 0 jdbc; cat received >&2; exit 3");
                    }
                }
            }
            """;

    private static final String HOSTS = """
            [hosts]
            db01 = ["db"]
            app01 = ["app"]
            """;

    private static final String REFERENCES = """
            [component.db]
            key-store = "key.bin"
            [component.app]
            smtp = { secret = "smtp" }
            """;

    private final ProcessSamples processes = new ProcessSamples();
    private final Map<String, Ended> runs = new LinkedHashMap<>();
    private Hosts hosts;
    private RemoteService service;
    private SecretsTree tree;
    private Path classes;
    private Path directory;

    @BeforeAll
    void deployInEachWay(@TempDir Path temporary) throws Exception {
        directory = temporary;
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        tree = new SecretsTree(directory, "shop", "broken", "slow", "here");
        Compilers.Run compilation = Compilers.JAVAC.in(directory.resolve("service"));
        Stream.of(DB, ACCESS, APP, NOISE).forEach(compilation::source);
        compilation.resource(
                "com/example/shop/app.properties",
                "token = {{ component.token }}\nhost = {{ component.hostToken }}\ndb = {{ component.db.password }}\n");
        environment(compilation, "shop", connection("shop") + HOSTS + addresses() + REFERENCES);
        environment(
                compilation, "broken", connection("broken") + "extends = \"shop\"\n[component.app]\nfails = true\n");
        environment(compilation, "slow", connection("slow") + "extends = \"shop\"\n[component.app]\nwaits = true\n");
        environment(
                compilation,
                "here",
                "[environment]\nconnect = \"local\"\n[hosts]\napp01 = [\"db\", \"app\"]\n" + REFERENCES);
        for (String environment : List.of("shop", "here")) {
            tree.says("anna", "", "init", environment);
            for (Map.Entry<String, String> canary : CANARIES.entrySet()) {
                tree.says("anna", value(canary.getValue()), "set", environment, canary.getKey());
            }
        }
        copySecrets(compilation);
        Compilers.Result result = compilation.compile();
        assertThat(result.errors()).isEmpty();
        classes = result.classes();
        service = RemoteService.of(classes, Files.createDirectories(directory.resolve("run")), hosts.home());
        Path identity = hosts.home().resolve(".config/launchway/identity");
        Files.createDirectories(identity.getParent());
        Files.copy(tree.identity("anna"), identity, StandardCopyOption.COPY_ATTRIBUTES);
        try (processes) {
            processes.start();
            run("check shop -v");
            run("check shop --json");
            run("check shop --with-secrets -v");
            run("plan shop");
            run("plan shop --secrets");
            run("plan shop --format json");
            run("remote shop --predict -v");
            run("remote shop --predict --json");
            run("remote shop -v");
            run("remote shop --json -v");
            run("remote broken -v");
            run("remote broken --json");
            interrupt("remote slow -v");
            run("remote shop --status");
            run("local here --predict -v");
            run("local here -v");
            run("local here --json");
            tree.says("anna", value(ROTATED), "set", "shop", "component.app.token");
            copy("shop.secrets.toml");
            run("remote shop --predict");
            run("remote shop -v --json ");
        }
    }

    @AfterAll
    void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private static String value(String canary) {
        return "4&<\"'% " + canary + " \\$é/+";
    }

    private String connection(String target) {
        return "[environment]\nssh-user = \"root\"\ntarget-directory = \"/root/" + target + "\"\n";
    }

    private String addresses() throws IOException {
        return hosts.table("db01", 1) + hosts.table("app01", 2);
    }

    private void environment(Compilers.Run compilation, String name, String text) throws IOException {
        compilation.resource("environments/" + name + ".toml", text);
        Files.writeString(tree.environments.resolve(name + ".toml"), text);
    }

    private void copySecrets(Compilers.Run compilation) throws IOException {
        for (String environment : List.of("shop", "here")) {
            String name = environment + ".secrets.toml";
            compilation.resource("environments/" + name, Files.readString(tree.environments.resolve(name)));
            String file = environment + ".secrets/key.bin";
            Path copy = directory.resolve("service/classes/environments").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(tree.environments.resolve(file), copy);
        }
    }

    private void copy(String name) throws IOException {
        Files.copy(
                tree.environments.resolve(name),
                classes.resolve("environments").resolve(name),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void run(String line) throws Exception {
        runs.put(line, service.run(line.strip().split(" ", -1)));
    }

    private void interrupt(String line) throws Exception {
        Process run = service.start(line.split(" ", -1));
        service.waitFor(run, () -> hosts.has(2, "/root/slow/work/app/waiting"));
        new ProcessBuilder("kill", "-INT", Long.toString(run.pid()))
                .inheritIO()
                .start()
                .waitFor(10, TimeUnit.SECONDS);
        hosts.run(2, "touch", "/root/slow/work/app/go-on");
        runs.put(line, service.ended(run));
    }

    private static Set<String> canaries() {
        Set<String> all = new TreeSet<>(CANARIES.values());
        all.add(ROTATED);
        return all;
    }

    /** A text as it stands in the base64 of a longer one, wherever it begins there. */
    private static List<String> inBase64(String text) {
        List<String> all = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            byte[] padded = (" ".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(padded, padded.length / 3 * 3));
            all.add(encoded.substring(before == 0 ? 0 : 4));
        }
        return all;
    }

    @Test
    void eachRunEndsAsItShould() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        runs.forEach((line, ended) -> codes.put(line, ended.code()));
        String all = runs.entrySet().stream()
                .map(run -> run.getKey() + "\n" + run.getValue())
                .collect(Collectors.joining("\n"));
        assertThat(codes).as(all).allSatisfy((line, code) -> {
            if (line.startsWith("remote broken")) {
                assertThat(code).isEqualTo(1);
            } else if (line.startsWith("remote slow")) {
                assertThat(code).isEqualTo(130);
            } else {
                assertThat(code).isZero();
            }
        });
    }

    @Test
    void noOutputShowsAValue() {
        runs.forEach((line, ended) -> {
            for (String canary : canaries()) {
                assertThat(ended.out() + ended.err()).as(line).doesNotContain(canary);
                for (String encoded : inBase64(canary)) {
                    assertThat(ended.out() + ended.err()).as(line).doesNotContain(encoded);
                }
            }
        });
    }

    @Test
    void diffsNameTheSecretsThatChange() {
        assertThat(runs.get("remote shop --predict -v").out()).contains("‹secret app.token›", "‹secret db.password›");
        assertThat(runs.get("remote shop --predict").out()).contains("‹secret app.token›");
    }

    @Test
    void noProcessHasAValueInItsArgumentsAndOnlyTheOneThatNeedsItInItsVariables() {
        for (String canary : canaries()) {
            assertThat(processes.withArguments(canary)).as(canary).isEmpty();
            assertThat(processes.withVariable(canary)).as(canary).allSatisfy(command -> assertThat(command)
                    .containsAnyOf("$HOST_TOKEN", "sleep 1"));
        }
        assertThat(processes.withVariable("CanaryOfTheHost"))
                .as("the sampling sees processes")
                .isNotEmpty();
    }

    @Test
    void hostsHaveEachValueInTheFilesThatAreThereForIt() throws Exception {
        assertThat(files(1))
                .isEqualTo(Map.of(
                        "CanaryOfTheDatabase", under("db", "db.conf"),
                        "CanaryOfTheKeyStore", under("db", "key.bin")));
        Set<String> settings = under("app", "app.properties");
        Set<String> database = new TreeSet<>(settings);
        database.addAll(under("app", "jdbc"));
        Set<String> former = new TreeSet<>(settings);
        former.remove("/root/shop/work/app/app.properties");
        assertThat(files(2))
                .isEqualTo(Map.of(
                        "CanaryOfTheDatabase",
                        database,
                        "CanaryOfTheHost",
                        settings,
                        "CanaryOfTheRelay",
                        under("app", "received"),
                        "CanaryOfTheToken",
                        former,
                        ROTATED,
                        Set.of("/root/shop/work/app/app.properties")));
    }

    @Test
    void filesWithValuesAreForTheirOwnerAlone() {
        for (String file : List.of("app.properties", "jdbc", "received")) {
            assertThat(hosts.output(2, "stat", "-c", "%a", "/root/shop/work/app/" + file)
                            .strip())
                    .as(file)
                    .isEqualTo("600");
        }
        assertThat(hosts.output(1, "stat", "-c", "%a", "/root/shop/work/db/key.bin")
                        .strip())
                .isEqualTo("600");
        assertThat(hosts.output(2, "stat", "-c", "%a", "/root/shop/.launchway").strip())
                .isEqualTo("700");
    }

    @Test
    void theControllerKeepsNoValueButThoseItDeploys() throws Exception {
        Set<String> found = new TreeSet<>();
        for (String place : List.of("run", "service", "tree", "homes", "hosts/home")) {
            try (Stream<Path> all = Files.walk(directory.resolve(place))) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (canaries().stream().anyMatch(content::contains)) {
                        found.add(directory.relativize(file).toString());
                    }
                }
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "run/work/db/db.conf",
                        "run/work/db/key.bin",
                        "run/work/app/app.properties",
                        "run/work/app/jdbc",
                        "run/work/app/received");
    }

    private static Set<String> under(String root, String file) {
        return Stream.of("shop", "broken", "slow")
                .map(target -> "/root/" + target + "/work/" + root + "/" + file)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was written on a host, by the canaries that are in it. */
    private Map<String, Set<String>> files(int host) throws Exception {
        Path tar = Files.write(directory.resolve("written.tar"), hosts.written(host));
        Path tree = Files.createDirectory(directory.resolve("written" + host));
        Process unpack = new ProcessBuilder("tar", "-x", "-f", tar.toString(), "-C", tree.toString())
                .inheritIO()
                .start();
        assertThat(unpack.waitFor()).isZero();
        Map<String, Set<String>> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String canary : canaries()) {
                    if (content.contains(canary)) {
                        files.computeIfAbsent(canary, key -> new TreeSet<>())
                                .add(("/" + tree.relativize(file)).replaceFirst("^/disk/upper", ""));
                    }
                }
            }
        }
        return files;
    }
}
