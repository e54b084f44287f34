package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.AttributeOverride;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of secrets set attributes as environment files do, and the compiler says of their names what it says of others. */
final class StoredSecretsTest {

    private static final String POSTGRES = """
            @Component
            class Postgres {
                @Attribute int port = 5432;
                @Attribute(required = true) Secret password;
                @Attribute Optional<Secret> replication;
                @Attribute Map<String, Secret> tokens = Map.of();
                @Attribute List<Secret> keys = List.of();
                @Attribute Optional<SecretFile> certificate;
            }
            """;

    private static final String HOSTS = "[hosts]\ndb01 = [\"postgres\"]\ndb02 = [\"postgres\"]\n";

    @TempDir
    Path directory;

    private Service service(Compilers compiler) {
        return Service.in(compiler, directory).source(POSTGRES);
    }

    private Service production(Compilers compiler, String sections) {
        return service(compiler)
                .environment("production", HOSTS)
                .environment("production.secrets", SecretsText.of("production", sections));
    }

    private static EnvironmentPlan plan(Compilers.Result result, String environment) {
        assertThat(result.messages()).isEmpty();
        return ServiceLoader.load(ServicePlan.class, result.loader())
                .findFirst()
                .orElseThrow()
                .environment(environment);
    }

    private static Map<String, Object> values(EnvironmentPlan plan, int root) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (AttributeOverride override : plan.overrides(plan.roots().get(root))) {
            values.put(override.field(), override.value());
        }
        return values;
    }

    private static SecretReference secret(String key) {
        return new SecretReference("production", key);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void secretsAreOverridesOfThePlan(Compilers compiler) {
        EnvironmentPlan plan = plan(
                production(compiler, """
                        [component.postgres]
                        password = VALUE
                        replication = VALUE
                        certificate = VALUE
                        tokens.github = VALUE
                        tokens."a b" = VALUE
                        tokens.secret = VALUE
                        keys = [
                          VALUE,
                        ]
                        [host."db[02..02]".component.postgres]
                        password = VALUE
                        """.replace("  VALUE,", "  " + SecretsText.VALUE + ","))
                        .compile(),
                "production");

        assertThat(values(plan, 0))
                .isEqualTo(Map.of(
                        "password", secret("component.postgres.password"),
                        "replication", secret("component.postgres.replication"),
                        "certificate", secret("component.postgres.certificate"),
                        "tokens",
                                Map.of(
                                        "github", secret("component.postgres.tokens.github"),
                                        "a b", secret("component.postgres.tokens.\"a b\""),
                                        "secret", secret("component.postgres.tokens.secret")),
                        "keys", List.of(secret("component.postgres.keys[0]"))));
        assertThat(values(plan, 1))
                .containsEntry("password", secret("host.\"db[02..02]\".component.postgres.password"))
                .containsEntry("replication", secret("component.postgres.replication"));
        assertThat(plan.overrides(plan.roots().get(0)).get(0).location())
                .isEqualTo("environments/production.secrets.toml:6:1");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anEnvironmentInheritsSecretsAndItsOwnWin(Compilers compiler) {
        Compilers.Result result = service(compiler)
                .environment("base", "[component.postgres]\nport = 1\n[hosts]\ndb01 = [\"postgres\"]\n")
                .environment(
                        "base.secrets",
                        SecretsText.of("base", "[component.postgres]\npassword = VALUE\nreplication = VALUE\n"))
                .environment("staging", "[environment]\nextends = \"base\"\n")
                .environment("production", "[environment]\nextends = \"base\"\n")
                .environment(
                        "production.secrets", SecretsText.of("production", "[component.postgres]\npassword = VALUE\n"))
                .compile();

        assertThat(values(plan(result, "production"), 0))
                .containsEntry("password", secret("component.postgres.password"))
                .containsEntry("replication", new SecretReference("base", "component.postgres.replication"));
        assertThat(values(plan(result, "staging"), 0))
                .containsEntry("password", new SecretReference("base", "component.postgres.password"));
        assertThat(plan(result, "production").secretNames())
                .containsOnlyKeys("production.secrets.toml", "base.secrets.toml");
        assertThat(plan(result, "staging").secretNames()).containsOnlyKeys("base.secrets.toml");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void environmentFilesReferToSharedSecretsTheNearestFirst(Compilers compiler) {
        Compilers.Result result = service(compiler)
                .environment("base", """
                        [hosts]
                        db01 = ["postgres"]
                        [component.postgres]
                        password = { secret = "smtp.password" }
                        replication = { secret = "replication" }
                        certificate = "tls.pem"
                        tokens = { a = { secret = "list[0]" }, b = { secret-file = "tls.pem" }, c = { secret = "a b" } }
                        """)
                .environment(
                        "base.secrets", SecretsText.of("base", """
                        [data]
                        smtp.password = VALUE
                        replication = VALUE
                        list = [VALUE]
                        "a b" = VALUE
                        [files]
                        "tls.pem" = FILE
                        """.replace("[VALUE]", "[" + SecretsText.VALUE + "]")))
                .resource("environments/base.secrets/tls.pem", "")
                .environment("production", "[environment]\nextends = \"base\"\n")
                .environment("production.secrets", SecretsText.of("production", "[data]\nsmtp.password = VALUE\n"))
                .compile();

        assertThat(values(plan(result, "production"), 0))
                .isEqualTo(Map.of(
                        "password",
                        secret("data.smtp.password"),
                        "replication",
                        new SecretReference("base", "data.replication"),
                        "certificate",
                        new SecretReference("base", "files.tls.pem"),
                        "tokens",
                        Map.of(
                                "a", new SecretReference("base", "data.list[0]"),
                                "b", new SecretReference("base", "files.tls.pem"),
                                "c", new SecretReference("base", "data.\"a b\""))));
        assertThat(values(plan(result, "base"), 0))
                .containsEntry("password", new SecretReference("base", "data.smtp.password"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void sharedSecretsThatNothingRefersTo(Compilers compiler) {
        assertThat(service(compiler)
                        .environment("production", HOSTS + """
                                [component.postgres]
                                password = { secret = "used" }
                                tokens = { github = { secret = "token" } }
                                """)
                        .environment("production.secrets", SecretsText.of("production", """
                                [data]
                                used = VALUE
                                token = VALUE
                                other = VALUE
                                [files]
                                "tls.pem" = FILE
                                """))
                        .resource("environments/production.secrets/tls.pem", "")
                        .environment("heir", "[environment]\nextends = \"production\"\n")
                        .environment("heir.secrets", SecretsText.of("heir", "[data]\nother = VALUE\nused = VALUE\n"))
                        .says())
                .isEqualTo("""
                        environments/heir.secrets.toml:6:1: [LW339] no attribute refers to the secret 'other'
                            help: refer to it in environments/heir.toml: ATTRIBUTE = { secret = "other" }, or delete it by 'java -jar plan.jar secrets edit heir'
                        environments/production.secrets.toml:8:1: [LW339] no attribute refers to the secret 'other'
                            help: refer to it in environments/production.toml: ATTRIBUTE = { secret = "other" }, or delete it by 'java -jar plan.jar secrets edit production'
                        environments/production.secrets.toml:10:1: [LW339] no attribute refers to the secret file 'tls.pem'
                            help: refer to it in environments/production.toml: ATTRIBUTE = { secret-file = "tls.pem" }, or delete it by 'java -jar plan.jar secrets edit production'
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void namesThatThereAreNot(Compilers compiler) {
        assertThat(production(compiler, """
                        [component.postgras]
                        password = VALUE
                        [component.postgres]
                        pasword = VALUE
                        [host.db0.component.postgres]
                        password = VALUE
                        [host."db[2..1]".component.postgres]
                        password = VALUE
                        [component]
                        postgrass = VALUE
                        """).says()).isEqualTo("""
                        environments/production.secrets.toml:14:1: [LW304] 'component.postgrass' is a section, and holds no secret
                            help: write [component.postgrass] above its keys
                        environments/production.secrets.toml:11:1: [LW307] 'db[2..1]' counts down: write [1..2]
                            help: write db[1..2]
                        environments/production.secrets.toml:9:1: [LW309] [host.db0] refines a host that [hosts] does not have; did you mean 'db01'?
                            help: name a host of environments/production.toml, or of what it extends
                        environments/production.secrets.toml:5:1: [LW320] there is no component 'postgras'; did you mean 'postgres'?
                            help: a component is a class with @Component, of the service or of a library on its class path
                        environments/production.secrets.toml:8:1: [LW321] component 'postgres' has no attribute 'pasword'; did you mean 'password'?
                            help: its attributes are port, password, replication, tokens, keys, certificate
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void attributesThatTakeNoSecret(Compilers compiler) {
        assertThat(production(compiler, """
                        [component.postgres]
                        port = VALUE
                        password.x = VALUE
                        tokens = VALUE
                        keys = VALUE
                        """).says()).isEqualTo("""
                        environments/production.secrets.toml:6:1: [LW322] 'port' of component 'postgres' takes no secret
                            it is declared as int Postgres.port
                            help: declare it as a Secret, or a SecretFile for bytes, or set it in the environment file
                        environments/production.secrets.toml:7:1: [LW322] 'password' of component 'postgres' is one secret, and has none below it
                            it is declared as Secret Postgres.password
                            help: give it without 'x'
                        environments/production.secrets.toml:8:1: [LW322] 'tokens' of component 'postgres' takes a table, not a secret
                            it is declared as Map<String, Secret> Postgres.tokens
                            help: write it as in { key = "value" }
                        environments/production.secrets.toml:9:1: [LW322] 'keys' of component 'postgres' takes a list, not a secret
                            it is declared as List<Secret> Postgres.keys
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void secretsOfWhatIsNotThere(Compilers compiler) {
        assertThat(service(compiler)
                        .source("@Component class Web { @Attribute Secret key; }\n")
                        .environment("production", HOSTS + "web01 = [\"postgres\"]\n")
                        .environment("production.secrets", SecretsText.of("production", """
                                [component.postgres]
                                password = VALUE
                                replication = VALUE
                                [component.web]
                                key = VALUE
                                [host.web01.component.web]
                                key = VALUE
                                [host."db[01..02]".component.postgres]
                                replication = VALUE
                                [host.web01.component.postgres]
                                replication = VALUE
                                """))
                        .says())
                .isEqualTo("""
                        environments/production.secrets.toml:7:1: [LW326] 'replication' of component 'postgres' is replaced wherever the component runs
                            the value is set in environments/production.secrets.toml:13, environments/production.secrets.toml:15
                            help: delete it here, or there where this value is meant
                        environments/production.secrets.toml:8:1: [LW325] no host runs component 'web', which is set here
                            help: assign the component to a host, or delete the section
                        environments/production.secrets.toml:10:1: [LW325] host 'web01' does not run component 'web', which is set here
                            help: assign the component to a host, or delete the section
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatBothFilesSet(Compilers compiler) {
        assertThat(service(compiler)
                        .environment("production", HOSTS + """
                                [component.postgres]
                                password = "hunter2"
                                [host.db01.component.postgres]
                                replication = "hunter3"
                                [host.db02.component.postgres]
                                replication = "hunter4"
                                """)
                        .environment("production.secrets", SecretsText.of("production", """
                                [component.postgres]
                                password = VALUE
                                [host.db01.component.postgres]
                                replication = VALUE
                                """))
                        .says())
                .isEqualTo("""
                        environments/production.toml:5:1: [LW328] 'password' of component 'postgres' is set here in clear, and in environments/production.secrets.toml:6, too
                            help: take it out here, and change the secret if this is it
                        environments/production.toml:7:1: [LW328] 'replication' of component 'postgres' is set here in clear, and in environments/production.secrets.toml:8, too
                            help: take it out here, and change the secret if this is it
                        environments/production.toml:9:1: [LW324] 'replication' of component 'postgres' is a secret, and stands here in clear
                            help: put it into the encrypted secrets of the environment, and change it if it was ever shared; run: java -jar plan.jar secrets set production host.db02.component.postgres.replication
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void secretsThatAreMissing(Compilers compiler) {
        assertThat(service(compiler)
                        .source("@Component class Web { @Attribute(required = true) List<Secret> keys; }\n")
                        .environment("dev", "[hosts]\na = [\"postgres\"]\n")
                        .environment("base", "[hosts]\n\"x.y\" = [\"postgres\"]\n")
                        .environment("base.secrets", SecretsText.of("base", ""))
                        .environment("heir", "[environment]\nextends = \"base\"\n")
                        .environment("given", "[environment]\nextends = \"base\"\n")
                        .environment(
                                "given.secrets", SecretsText.of("given", "[component.postgres]\npassword = VALUE\n"))
                        .environment("part", HOSTS + "[host.db01]\nservice-user = \"x\"\n")
                        .environment(
                                "part.secrets",
                                SecretsText.of("part", "[host.db01.component.postgres]\npassword = VALUE\n"))
                        .environment("web", "[hosts]\na = [\"web\"]\n")
                        .says())
                .isEqualTo("""
                        Postgres.java:9: [LW323] environment 'base' does not set 'password' of component 'postgres'
                            Postgres.password is required on host x.y (environments/base.toml:2)
                            it is extended by 'heir', which does not either
                            help: run: java -jar plan.jar secrets set base component.postgres.password, or write password = { secret = "NAME" } in environments/base.toml
                        Postgres.java:9: [LW323] environment 'dev' does not set 'password' of component 'postgres'
                            Postgres.password is required on host a (environments/dev.toml:2)
                            help: make the file of secrets, once, by 'java -jar plan.jar secrets init dev' (before there is a plan jar, by 'mvn launchway:secrets -Dsecrets="init dev"'); then run: java -jar plan.jar secrets set dev component.postgres.password, or write password = { secret = "NAME" } in environments/dev.toml
                        Postgres.java:9: [LW323] environment 'part' does not set 'password' of component 'postgres'
                            Postgres.password is required on host db02 (environments/part.toml:3)
                            help: run: java -jar plan.jar secrets set part component.postgres.password, or write password = { secret = "NAME" } in environments/part.toml
                        Web.java:6: [LW323] environment 'web' does not set 'keys' of component 'web'
                            Web.keys is required on host a (environments/web.toml:2)
                            help: make the file of secrets, once, by 'java -jar plan.jar secrets init web' (before there is a plan jar, by 'mvn launchway:secrets -Dsecrets="init web"'); then run: java -jar plan.jar secrets edit web, and write below [component.web]: keys = ["…"], or write keys = [{ secret = "NAME" }] in environments/web.toml
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingIsMissingWhereAFaultMayHideIt(Compilers compiler) {
        assertThat(service(compiler)
                        .environment("a", "[hosts]\na = [\"postgres\"]\n")
                        .environment("a.secrets", "[secrets\n")
                        .environment("b", "[hosts]\na = [\"postgres\"]\n")
                        .environment("b.secrets", SecretsText.of("b", "[componnt.postgres]\npassword = VALUE\n"))
                        .environment("c", "[hosts]\na = [\"postgres\"]\n")
                        .environment("c.secrets", SecretsText.of("c", "[component.postgress]\npassword = VALUE\n"))
                        .environment("d", "[environment]\nextends = \"a\"\n")
                        .environment("e", "[hosts]\na = [\"postgres\"]\n")
                        .environment("e.secrets", SecretsText.of("e", "[component.postgres]\npassword = \"x\"\n"))
                        .environment("production", "[hosts]\na = [\"postgres\"]\n")
                        .environment(
                                "prodution.secrets",
                                SecretsText.of("prodution", "[component.postgres]\npassword = VALUE\n"))
                        .compile()
                        .launchway())
                .extracting(text -> text.replaceAll("(?s)] .*", "]"))
                .containsExactly(
                        "environments/a.secrets.toml:1:9: [LW301]",
                        "environments/b.secrets.toml:5:1: [LW302]",
                        "environments/c.secrets.toml:5:1: [LW320]",
                        "environments/e.secrets.toml:6:1: [LW324]",
                        "environments/prodution.secrets.toml:1:1: [LW338]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void otherValuesMakeNoOtherPlan(Compilers compiler) {
        String names = "[component.postgres]\npassword = VALUE\n[data]\nx = VALUE\ny = VALUE\n";
        String before = digest(compiler, "before", names);

        assertThat(digest(compiler, "values", names.replace("VALUE", SecretsText.VALUE.replace("YWdl", "b2xk"))))
                .isEqualTo(before);
        assertThat(digest(
                        compiler,
                        "order",
                        "# other order\n[data]\ny = VALUE\nx = VALUE\n[component]\npostgres.password = VALUE\n"))
                .isEqualTo(before);
        assertThat(digest(compiler, "names", names.replace("y =", "z ="))).isNotEqualTo(before);
        assertThat(digest(compiler, "files", names + "[files]\n\"y\" = FILE\n")).isNotEqualTo(before);
    }

    private String digest(Compilers compiler, String name, String sections) {
        Service service = Service.in(compiler, directory.resolve(name))
                .source(POSTGRES)
                .environment("production", HOSTS)
                .environment("production.secrets", SecretsText.of("production", sections));
        if (sections.contains("[files]")) {
            service.resource("environments/production.secrets/y", "");
        }
        Compilers.Result result = service.compile();
        assertThat(result.errors()).isEmpty();
        return ServiceLoader.load(ServicePlan.class, result.loader())
                .findFirst()
                .orElseThrow()
                .environment("production")
                .secretNames()
                .get("production.secrets.toml");
    }
}
