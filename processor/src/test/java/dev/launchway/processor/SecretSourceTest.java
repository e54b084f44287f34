package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets that come from a program, from environment variables or from a directory. */
final class SecretSourceTest {

    private static final String POSTGRES = """
            @Component
            class Postgres {
                @Attribute(required = true) Secret password;
                @Attribute Secret replicationKey;
                @Attribute SecretFile keyStore;
                @Attribute Optional<Secret> maybe = Optional.empty();
                @Attribute List<Secret> several = List.of();
                @Attribute int port = 5432;
            }
            """;

    @TempDir
    Path directory;

    private Service service(Compilers compiler) {
        return Service.in(compiler, directory).source(POSTGRES);
    }

    /** The table of an environment, as the plan has it. */
    private static String table(Service service, String environment) throws Exception {
        Compilation compilation = service.compile().compilation().orElseThrow();
        return compilation
                .generatedSourceFile("dev.launchway.generated.Plan_" + environment)
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()))
                .getCharContent(true)
                .toString();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void secretsThatNothingSetsComeFromTheSource(Compilers compiler) throws Exception {
        Service service = service(compiler).environment("production", """
                [environment]
                secrets.command = ["op", "read", "op://prod/{{key}}"]
                secrets.timeout = "5s"
                [hosts]
                db01 = ["postgres"]
                db02 = ["postgres"]
                """);

        assertThat(table(service, "production"))
                .contains(
                        "secrets command PT5S op read \"op://prod/{{ key }}\"",
                        "override postgres password secret \"\" postgres.password environments/production.toml:2:1",
                        "override postgres replicationKey secret \"\" postgres.replication-key",
                        "override postgres keyStore secret \"\" postgres.key-store")
                .doesNotContain("maybe", "several");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aReferenceWinsOverTheSourceOnItsHost(Compilers compiler) throws Exception {
        Service service = service(compiler).environment("production", """
                [environment]
                secrets.directory = "/run/secrets"
                [hosts]
                db01 = ["postgres"]
                db02 = ["postgres"]
                "!db03" = ["postgres"]
                [component.postgres]
                key-store = "tls.p12"
                several = [{ secret = "one" }, { secret-file = "two.txt" }]
                [host.db02.component.postgres]
                password = { secret = "other" }
                """);

        assertThat(table(service, "production"))
                .contains("secrets directory PT30S /run/secrets")
                .contains("override postgres keyStore secret \"\" tls.p12 environments/production.toml:8:1")
                .contains("override postgres several list 2 secret \"\" one secret \"\" two.txt")
                .contains("  override postgres password secret \"\" other environments/production.toml:11:1")
                .contains("  override postgres password secret \"\" postgres.password environments/production.toml:2:1")
                .doesNotContain("\"\" postgres.key-store");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theSourceOfABaseIsReplacedAsAWhole(Compilers compiler) throws Exception {
        Service service = service(compiler)
                .environment("base", """
                [environment]
                secrets.command = ["pass", "{{ key }}"]
                secrets.timeout = "5s"
                [hosts]
                db01 = ["postgres"]
                """)
                .environment("inherits", "[environment]\nextends = \"base\"\n")
                .environment("replaces", """
                [environment]
                extends = "base"
                secrets.environment = "SHOP_"
                """);

        assertThat(table(service, "inherits")).contains("secrets command PT5S pass \"{{ key }}\"");
        assertThat(table(service, "replaces"))
                .contains("secrets environment PT30S SHOP_")
                .doesNotContain("secrets command", "setting secrets");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        new String[] {
                            "secrets.command = [\"op\"]\nsecrets.directory = \"/x\"",
                            "3:1: [LW344] the environment has two sources of secrets: secrets.command and"
                                    + " secrets.directory"
                        },
                        new String[] {"secrets.timeout = \"5s\"", "2:1: [LW344] 'secrets' names no source"},
                        new String[] {"secrets = {}", "2:1: [LW344] 'secrets' names no source"},
                        new String[] {"secrets.command = []", "2:1: [LW344] 'secrets.command' names no program"},
                        new String[] {
                            "secrets.command = [\" \", \"{{ key }}\"]",
                            "2:1: [LW344] 'secrets.command' names no program"
                        },
                        new String[] {
                            "secrets.command = [\"op\", \"read\"]",
                            "2:1: [LW344] no argument of 'secrets.command' holds {{ key }}, so the command would print"
                                    + " the same for every secret"
                        },
                        new String[] {
                            "secrets.command = [\"op\", \"{{ keys }}\"]",
                            "2:26: [LW344] 'secrets.command' knows no {{ keys }}; did you mean 'key'?"
                        },
                        new String[] {
                            "secrets.command = [\"op\", \"{{ environment.name }}/{{ key }}\"]",
                            "2:26: [LW344] 'secrets.command' knows no {{ environment.name }}"
                        },
                        new String[] {
                            "secrets.command = [\"op\", \"{{ key | upper }}\"]",
                            "2:26: [LW344] 'secrets.command' knows no {{ key | upper }}"
                        },
                        new String[] {
                            "secrets.command = [\"op\", \"{% if x %}{{ key }}{% endif %}\"]",
                            "2:26: [LW344] 'secrets.command' has a tag in '{% if x %}{{ key }}{% endif %}' that is none"
                        },
                        new String[] {
                            "secrets.command = [\"op\", \"{{ key\"]",
                            "2:26: [LW344] 'secrets.command' has a tag in '{{ key' that is none"
                        },
                        new String[] {
                            "secrets.command = \"op read {{ key }}\"",
                            "2:1: [LW304] 'secrets.command' takes a list, the program and its arguments, not text"
                        },
                        new String[] {
                            "secrets.command = [\"op\", 5]",
                            "2:26: [LW304] 'secrets.command' holds texts, not a whole number"
                        },
                        new String[] {
                            "secrets.environment = \"\"",
                            "2:1: [LW344] 'secrets.environment' is blank, so that any variable of the process could be"
                                    + " a secret"
                        },
                        new String[] {
                            "secrets.environment = \"1SHOP-\"",
                            "2:1: [LW344] '1SHOP-' is no beginning of the name of an environment variable"
                        },
                        new String[] {
                            "secrets.environment = [\"SHOP_\"]",
                            "2:1: [LW304] 'secrets.environment' takes the prefix of variables, not a list"
                        },
                        new String[] {
                            "secrets.directory = \"secrets\"",
                            "2:1: [LW344] 'secrets.directory' takes an absolute path, not 'secrets'"
                        },
                        new String[] {
                            "secrets.directory = \"/run/{{ environment.name }}\"",
                            "2:1: [LW344] 'secrets.directory' takes an absolute path, not '/run/{{ environment.name }}'"
                        },
                        new String[] {
                            "secrets.directory = true", "2:1: [LW304] 'secrets.directory' takes a path, not 'true'"
                        },
                        new String[] {
                            "secrets.directory = \"/x\"\nsecrets.timeout = \"soon\"",
                            "3:1: [LW344] 'secrets.timeout' takes a duration that is longer than nothing, not 'soon'"
                        },
                        new String[] {
                            "secrets.directory = \"/x\"\nsecrets.timeout = \"0s\"",
                            "3:1: [LW344] 'secrets.timeout' takes a duration that is longer than nothing, not '0s'"
                        },
                        new String[] {
                            "secrets.directory = \"/x\"\nsecrets.timeout = 30",
                            "3:1: [LW304] 'secrets.timeout' takes a duration that is longer than nothing, not '30'"
                        },
                        new String[] {
                            "secrets.comand = [\"op\"]",
                            "2:1: [LW303] 'secrets' in [environment] has no key 'comand'; did you mean 'command'?"
                        },
                        new String[] {
                            "secrets = \"/run/secrets\"",
                            "2:1: [LW304] 'secrets' takes one of the keys command, environment and directory, not"
                                    + " '/run/secrets'"
                        },
                        new String[] {
                            "secret.directory = \"/run/secrets\"",
                            "2:1: [LW303] [environment] has no key 'secret'; did you mean 'secrets'?"
                        })
                .flatMap(fault ->
                        Stream.of(Compilers.values()).map(compiler -> Arguments.of(compiler, fault[0], fault[1])));
    }

    /** And nothing is said of the password, which may come from the source that was meant. */
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsToldWhereItStandsAndAlone(Compilers compiler, String settings, String statement) {
        assertThat(service(compiler)
                        .environment("dev", "[environment]\n" + settings + "\n[hosts]\na = [\"postgres\"]\n")
                        .compile()
                        .launchway())
                .singleElement()
                .satisfies(text -> assertThat(text.lines().findFirst().orElseThrow())
                        .isEqualTo("environments/dev.toml:" + statement));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void withoutASourceARequiredSecretIsMissing(Compilers compiler) {
        assertThat(service(compiler)
                        .environment("dev", "[hosts]\na = [\"postgres\"]\n")
                        .says())
                .isEqualTo("""
                        Postgres.java:8: [LW323] environment 'dev' does not set 'password' of component 'postgres'
                            Postgres.password is required on host a (environments/dev.toml:2)
                            help: make the file of secrets, once, by 'java -jar plan.jar secrets init dev' (before there is a plan jar, by 'mvn launchway:secrets -Dsecrets="init dev"'); then run: java -jar plan.jar secrets set dev component.postgres.password, or write \
                        password = { secret = "NAME" } in environments/dev.toml
                        """);
    }
}
