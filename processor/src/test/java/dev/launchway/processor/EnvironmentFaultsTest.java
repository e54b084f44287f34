package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler says of environment files that do not fit the components, and where it looks for them. */
final class EnvironmentFaultsTest {

    private static final String NGINX = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            @Component
            class Nginx {
                enum Feature { CACHE, WEB_CONSOLE }
                @Features Set<Feature> features;
                @Attribute int port = 8080;
                @Attribute String serverName;
                @Attribute List<String> sites;
                @Attribute Secret tlsKey;
                @Attribute Map<String, Integer> limits;
            }
            """;

    private static final String BASE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            @Component
            abstract class Base {
                @Attribute(required = true) String name;
            }
            """;

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            @Component
            class App extends Base {
                @Attribute(required = true) int workers;
            }
            """;

    private static final String CRON = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import java.util.*;
            @Component
            class Cron {
                @Features Set<String> jobs;
                Cron(int seconds) {}
            }
            """;

    @TempDir
    Path directory;

    private List<String> compile(Compilers compiler, String... environments) {
        Compilers.Run run =
                compiler.in(directory).source(NGINX).source(BASE).source(APP).source(CRON);
        for (int i = 0; i < environments.length; i += 2) {
            run.resource("environments/" + environments[i], environments[i + 1]);
        }
        return run.compile().launchway();
    }

    private static List<String> statements(List<String> messages) {
        return messages.stream()
                .map(text -> text.lines().findFirst().orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheRuntimeDeploysForItselfIsNeitherAssignedNorSuggested(Compilers compiler) {
        assertThat(statements(compile(compiler, "a.toml", """
                        [hosts]
                        a = ["launchway-training", "launchway-trainig", "NGINX", "web"]
                        [component.ap]
                        workers = 3
                        """)))
                .containsExactly(
                        "environments/a.toml:2:6: [LW310] there is no component 'launchway-training'",
                        "environments/a.toml:2:28: [LW310] there is no component 'launchway-trainig'",
                        "environments/a.toml:2:49: [LW310] there is no component 'NGINX'; did you mean 'nginx'?",
                        "environments/a.toml:2:58: [LW310] there is no component 'web'",
                        "environments/a.toml:3:1: [LW320] there is no component 'ap'; did you mean 'app'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void namesOfComponents(Compilers compiler) {
        List<String> messages = compile(compiler, "dev.toml", """
                [hosts]
                "a[1..3]" = ["ngnix", "base", "cron"]
                [component.ngnix]
                port = 1
                """);

        assertThat(messages).containsExactly("""
                        environments/dev.toml:2:14: [LW310] there is no component 'ngnix'; did you mean 'nginx'?
                            help: a component is a class with @Component, of the service or of a library on its class path""", """
                        environments/dev.toml:2:23: [LW311] component 'base' cannot be assigned to a host: Base is abstract
                            help: assign its subclass 'app'""", """
                        environments/dev.toml:2:31: [LW311] component 'cron' cannot be assigned to a host: Cron has no \
                        constructor without parameters
                            help: give it a constructor without arguments that is neither private nor throws a checked exception""", """
                        environments/dev.toml:3:1: [LW320] there is no component 'ngnix'; did you mean 'nginx'?
                            help: a component is a class with @Component, of the service or of a library on its class path""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void features(Compilers compiler) {
        List<String> messages = compile(compiler, "dev.toml", """
                [hosts]
                a = ["nginx:cach", "nginx:web-console", "app:x"]
                [component.app]
                name = "x"
                workers = 1
                """);

        assertThat(messages).containsExactly("""
                        environments/dev.toml:2:6: [LW313] component 'nginx' has no feature 'cach'; did you mean 'cache'?
                            help: its features are cache, web-console""", """
                        environments/dev.toml:2:41: [LW313] component 'app' has no features, and ':x' selects nothing
                            help: write "app" alone, or give App a field with @Features""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void overrides(Compilers compiler) {
        List<String> messages = compile(compiler, "dev.toml", """
                [hosts]
                a = ["nginx"]
                [component.nginx]
                port = "eighty"
                serverName = "x"
                tls-key = "hunter2"
                sites = "a"
                limits = { a = 1, b = "x" }
                [host.a.component.nginx]
                prot = 1
                """);

        assertThat(messages).containsExactly("""
                        environments/dev.toml:4:1: [LW322] 'port' of component 'nginx' takes a whole number, not 'eighty'
                            it is declared as int Nginx.port""", """
                        environments/dev.toml:5:1: [LW321] component 'nginx' has no attribute 'serverName'; did you mean \
                        'server-name'?
                            help: its attributes are port, server-name, sites, tls-key, limits""", """
                        environments/dev.toml:6:1: [LW324] 'tls-key' of component 'nginx' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; \
                        run: java -jar plan.jar secrets set dev component.nginx.tls-key""", """
                        environments/dev.toml:7:1: [LW322] 'sites' of component 'nginx' takes a list, not the text 'a'
                            it is declared as List<String> Nginx.sites
                            help: write ["a"]""", """
                        environments/dev.toml:8:19: [LW322] 'limits' of component 'nginx' takes a whole number, not 'x'
                            it is declared as Map<String, Integer> Nginx.limits""", """
                        environments/dev.toml:10:1: [LW321] component 'nginx' has no attribute 'prot'; did you mean 'port'?
                            help: its attributes are port, server-name, sites, tls-key, limits""");
        assertThat(String.join("", messages)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void requiredAttributes(Compilers compiler) {
        List<String> messages = compile(
                compiler,
                "dev.toml",
                "[hosts]\na = [\"app\"]\nb = [\"app\"]\n[component.app]\nname = \"x\"\n[host.a.component.app]\nworkers = 1\n",
                "test.toml",
                "[hosts]\na = [\"nginx\"]\n");

        assertThat(messages).containsExactly("""
                App.java:5: [LW323] environment 'dev' does not set 'workers' of component 'app'
                    App.workers is required on host b (environments/dev.toml:3)
                    help: write in environments/dev.toml below [component.app], or for one host below \
                [host.b.component.app]: workers = 1""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatABaseDoesNotSetIsSaidOfTheBaseAlone(Compilers compiler) {
        String extending = "[environment]\nextends = \"%s\"\n";
        List<String> messages = compile(
                compiler,
                "base.toml",
                "[hosts]\na = [\"app\"]\n[component.app]\nname = \"x\"\n",
                "dev.toml",
                extending.formatted("base"),
                "prod.toml",
                extending.formatted("base") + "[component.app]\nworkers = 1\n",
                "stage.toml",
                extending.formatted("dev") + "[hosts]\nb = [\"app\"]\n");

        assertThat(messages).containsExactly("""
                App.java:5: [LW323] environment 'base' does not set 'workers' of component 'app'
                    App.workers is required on host a (environments/base.toml:2)
                    it is extended by 'dev', 'stage', which do not either
                    help: write in environments/base.toml below [component.app], or for one host below \
                [host.a.component.app]: workers = 1""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void namesOfFaultyClassesAreNotMissing(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source("""
                        package com.example.shop;
                        @Component("web") class Nginx {}
                        """)
                .source("""
                        package com.example.shop;
                        @dev.launchway.annotation.Component("Web_Server") class Server {}
                        """)
                .resource("environments/dev.toml", "[hosts]\na = [\"web\", \"Web_Server\"]\n")
                .compile();

        assertThat(statements(result.launchway())).noneMatch(text -> text.contains("LW310"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void overridesThatNothingUsesAreWarnings(Compilers compiler) {
        List<String> messages = compile(
                compiler,
                "base.toml",
                "[hosts]\na = [\"nginx\"]\nb = []\n[component.nginx]\nport = 1\n[host.b.component.nginx]\nport = 2\n",
                "derived.toml",
                "[environment]\nextends = \"base\"\n[hosts]\na = []\n[component.app]\nname = \"x\"\n");

        assertThat(messages).containsExactly("""
                        environments/base.toml:6:1: [LW325] host 'b' does not run component 'nginx', which is set here
                            help: assign the component to a host, or delete the section""", """
                        environments/derived.toml:5:1: [LW325] no host runs component 'app', which is set here
                            help: assign the component to a host, or delete the section""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aFaultOfABaseIsReportedOnce(Compilers compiler) {
        List<String> messages = compile(
                compiler,
                "base.toml",
                "[hosts]\na = [\"nginx\"]\n[component.nginx]\nprot = 1\n",
                "derived.toml",
                "[environment]\nextends = \"base\"\n");

        assertThat(statements(messages))
                .containsExactly(
                        "environments/base.toml:4:1: [LW321] component 'nginx' has no attribute 'prot'; did you mean"
                                + " 'port'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void faultsOfAllFilesAreReportedTogether(Compilers compiler) {
        List<String> messages =
                compile(compiler, "a.toml", "[hosts\n", "b.toml", "[hots]\n", "c.toml", "[hosts]\na = [\"ngnix\"]\n");

        assertThat(statements(messages))
                .containsExactly(
                        "environments/a.toml:1:7: [LW301] unexpected end of line, expected ]",
                        "environments/b.toml:1:1: [LW302] there is no section [hots]; did you mean '[hosts]'?",
                        "environments/c.toml:2:6: [LW310] there is no component 'ngnix'; did you mean 'nginx'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "stop-after-failures"})
    void whatCountsIsAWholeNumberFromOne(String key) {
        for (String value : List.of("0", "-1", "\"\"", "\"many\"", "1.5", "true", "99999999999")) {
            String file = "[environment]\n" + key + " = " + value + "\n[hosts]\nweb = [\"nginx\"]\n";

            assertThat(statements(compile(Compilers.JAVAC, "dev.toml", file)))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("environments/dev.toml:2:1: [LW304] '" + key + "' takes a whole number from 1");
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void independentFaultsOfOneFileAreReportedTogether(Compilers compiler) {
        List<String> messages = compile(compiler, "dev.toml", """
                [environment]
                platfrom = "debian"
                jobs = "many"
                [hosts]
                "a b" = ["ngnix"]
                web = ["nginx:cach", "app"]
                [host.web]
                components = ["nginxx"]
                [host.wbe.component.app]
                wrokers = 1
                [component.nginx]
                port = "eighty"
                [component.ap]
                workers = 1
                [tuning]
                x = 1
                """);

        assertThat(statements(messages))
                .containsExactlyInAnyOrder(
                        "environments/dev.toml:2:1: [LW303] [environment] has no key 'platfrom'; did you mean 'platform'?",
                        "environments/dev.toml:3:1: [LW304] 'jobs' takes a whole number from 1, not 'many'",
                        "environments/dev.toml:5:1: [LW307] 'a b' is not a host name",
                        "environments/dev.toml:5:10: [LW310] there is no component 'ngnix'; did you mean 'nginx'?",
                        "environments/dev.toml:6:8: [LW313] component 'nginx' has no feature 'cach'; did you mean 'cache'?",
                        "environments/dev.toml:7:1: [LW308] host 'web' has its components from environments/dev.toml:6"
                                + " already",
                        "environments/dev.toml:8:15: [LW310] there is no component 'nginxx'; did you mean 'nginx'?",
                        "environments/dev.toml:10:1: [LW321] component 'app' has no attribute 'wrokers'; did you mean"
                                + " 'workers'?",
                        "environments/dev.toml:12:1: [LW322] 'port' of component 'nginx' takes a whole number, not 'eighty'",
                        "environments/dev.toml:13:1: [LW320] there is no component 'ap'; did you mean 'app'?",
                        "environments/dev.toml:15:1: [LW302] there is no section [tuning]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingIsSaidOfWhatAFaultMayHide(Compilers compiler) {
        List<String> faulty = List.of(
                "y = 5\n",
                "y = [\"uses\", 5]\n",
                "y.eu = [\"gives\"]\n",
                "\"y[1-2]\" = [\"gives\"]\n",
                "[host.y]\ncomponets = [\"gives\"]\n",
                "[host.x]\nplatfrom = \"debian\"\n",
                "[host]\ny = \"gives\"\n",
                "[environment]\nextend = \"base\"\n[host.old]\nignore = true\n",
                "[environment]\nextends = 5\n[host.old]\nignore = true\n",
                "[enviroment]\nextends = \"base\"\n[host.old]\nignore = true\n",
                "[environment]\nextends = \"bsae\"\n[component.gives]\nport = 1\n");
        String use = "[hosts]\nx = [\"uses\"]\n";
        Compilers.Run run = compiler.in(directory)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component class Uses { @Requires("key") String key; }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component class Gives {
                            @Attribute(required = true) int port;
                            @Provides("key") String key() { return ""; }
                        }
                        """)
                .resource("environments/base.toml", use + "old = [\"gives\"]\n[component.gives]\nport = 1\n")
                .resource("environments/syntax.toml", "[hosts\n")
                .resource(
                        "environments/heir.toml",
                        use + "[environment]\nextends = \"syntax\"\n[host.old.component.gives]\nport = 1\n");
        for (int i = 0; i < faulty.size(); i++) {
            run.resource("environments/e" + i + ".toml", use + faulty.get(i));
        }
        List<String> messages = statements(run.compile().launchway());

        assertThat(messages).hasSize(faulty.size() + 1);
        for (int i = 0; i < faulty.size(); i++) {
            String file = "environments/e" + i + ".toml:";
            assertThat(messages)
                    .as(faulty.get(i))
                    .filteredOn(one -> one.startsWith(file))
                    .singleElement()
                    .asString()
                    .contains(": [LW30");
        }
        assertThat(messages)
                .filteredOn(one -> one.startsWith("environments/syntax.toml:"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsSetForAMisspeltNameIsNotMissing(Compilers compiler) {
        List<String> messages = compile(compiler, "dev.toml", """
                [hosts]
                web = ["app"]
                [component.ap]
                workers = 1
                name = "x"
                """, "key.toml", """
                [hosts]
                web = ["app"]
                [component.app]
                worker = 1
                Name = "x"
                """, "host.toml", """
                [hosts]
                web = ["app"]
                [host.wbe.component.app]
                workers = 1
                name = "x"
                """);

        assertThat(statements(messages))
                .containsExactly(
                        "environments/dev.toml:3:1: [LW320] there is no component 'ap'; did you mean 'app'?",
                        "environments/host.toml:3:1: [LW309] [host.wbe] refines a host that [hosts] does not have; did you"
                                + " mean 'web'?",
                        "environments/key.toml:4:1: [LW321] component 'app' has no attribute 'worker'; did you mean"
                                + " 'workers'?",
                        "environments/key.toml:5:1: [LW321] component 'app' has no attribute 'Name'; did you mean 'name'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theOptionNamesTheDirectory(Compilers compiler) throws IOException {
        Path files = Files.createDirectories(directory.resolve("elsewhere"));
        Files.writeString(files.resolve("prod.toml"), "[hosts]\na = [\"ngnix\"]\n");
        Files.writeString(files.resolve("notes.txt"), "not an environment");
        Compilers.Result result = compiler.in(directory)
                .source(NGINX)
                .resource("environments/dev.toml", "[hosts]\na = [\"nginx\"]\n")
                .option("-Alaunchway.environments=" + files)
                .compile();

        assertThat(statements(result.errors()))
                .containsExactly(
                        files + "/prod.toml:2:6: [LW310] there is no component 'ngnix'; did you mean 'nginx'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theOptionNamesNoDirectory(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source(NGINX)
                .option("-Alaunchway.environments=" + directory.resolve("nowhere"))
                .compile();

        assertThat(statements(result.errors()))
                .containsExactly("[LW300] -Alaunchway.environments names no directory: '" + directory.resolve("nowhere")
                        + "' does not exist");
        assertThat(result.compilation().orElseThrow().notes())
                .extracting(note -> note.getMessage(Locale.ROOT))
                .noneMatch(text -> text.contains("library"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void sourcesOfTheProjectAreFoundFromTheClassOutput(Compilers compiler) throws IOException {
        Path project = directory.resolve("project");
        Path files = Files.createDirectories(project.resolve("src/main/resources/environments"));
        Files.writeString(files.resolve("dev.toml"), "[hosts]\na = [\"ngnix\"]\n");
        Compilers.Result result =
                compiler.in(project.resolve("target")).onDisk().source(NGINX).compile();

        assertThat(statements(result.errors()))
                .containsExactly(
                        "environments/dev.toml:2:6: [LW310] there is no component 'ngnix'; did you mean 'nginx'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aLibraryGetsNoPlan(Compilers compiler) {
        Compilers.Result result = compiler.in(directory).source(NGINX).compile();

        assertThat(result.launchway()).isEmpty();
        assertThat(result.generated()).doesNotContainKey("dev/launchway/generated/Plan.java");
    }
}
