package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attributes that refer to secrets in environment files. */
final class SecretReferencesTest {

    private static final String WEB = """
            @Component
            class Web {
                @Attribute Secret password;
                @Attribute SecretFile keyStore;
                @Attribute Map<String, Secret> tokens = Map.of();
                @Attribute List<Secret> keys = List.of();
                @Attribute String name = "web";
            }
            """;

    @TempDir
    Path directory;

    private Service service(Compilers compiler) {
        return Service.in(compiler, directory).source(WEB);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsNotThere(Compilers compiler) {
        assertThat(service(compiler).environment("dev", """
                        [hosts]
                        a = ["web"]
                        [component.web]
                        password = { secret = "smtp" }
                        key-store = "tls.p12"
                        tokens = { github = { secret = "github" } }
                        """).says()).isEqualTo("""
                        environments/dev.toml:4:14: [LW343] 'password' of component 'web' refers to the secret 'smtp', which is not there
                            help: run: java -jar plan.jar secrets set dev data.smtp
                        environments/dev.toml:5:1: [LW343] 'key-store' of component 'web' refers to the secret file 'tls.p12', which is not there
                            help: run: java -jar plan.jar secrets set dev files.tls.p12
                        environments/dev.toml:6:23: [LW343] 'tokens' of component 'web' refers to the secret 'github', which is not there
                            help: run: java -jar plan.jar secrets set dev data.github
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatABaseRefersToIsLookedForWhereItIsDeployed(Compilers compiler) {
        assertThat(service(compiler)
                        .environment("base", "[component.web]\npassword = { secret = \"smtp\" }\n")
                        .environment("one", "[environment]\nextends = \"base\"\n[hosts]\na = [\"web\"]\n")
                        .environment("other", """
                        [environment]
                        extends = "base"
                        [hosts]
                        a = ["web"]
                        b = ["web"]
                        [host.a.component.web]
                        password = { secret = "own" }
                        """)
                        .environment("sourced", """
                        [environment]
                        extends = "base"
                        secrets.directory = "/run/secrets"
                        [hosts]
                        a = ["web"]
                        """)
                        .says())
                .isEqualTo("""
                        environments/base.toml:2:14: [LW343] 'password' of component 'web' refers to the secret 'smtp', which is not there
                            it is missing in environments 'one', 'other'
                            help: run: java -jar plan.jar secrets set one data.smtp
                        environments/other.toml:7:14: [LW343] 'password' of component 'web' refers to the secret 'own', which is not there
                            help: run: java -jar plan.jar secrets set other data.own
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsNoReference(Compilers compiler) {
        assertThat(service(compiler).environment("dev", """
                        [hosts]
                        a = ["web"]
                        b = ["web"]
                        [component.web]
                        password = { secrt = "smtp" }
                        key-store = 5
                        tokens = { secret = "github" }
                        keys = { secret = "github" }
                        name = { secret = "name" }
                        [host.a.component.web]
                        password = { secret = "a", secret-file = "b" }
                        key-store = { changed = 2026-11-28, mac = "90ab" }
                        """).says()).isEqualTo("""
                        environments/dev.toml:5:14: [LW322] 'password' of component 'web' refers to a secret, and knows no key 'secrt' for it; did you mean 'secret'?
                            it is declared as Secret Web.password
                            help: write { secret = "NAME" }, or { secret-file = "NAME" } for a whole file
                        environments/dev.toml:6:1: [LW322] 'key-store' of component 'web' is a secret, and takes no whole number
                            it is declared as SecretFile Web.keyStore
                            help: write { secret = "NAME" }, or { secret-file = "NAME" } for a whole file
                        environments/dev.toml:7:1: [LW322] 'tokens' of component 'web' takes a table of secrets, and this is a reference to one
                            it is declared as Map<String, Secret> Web.tokens
                            help: name the entry: { NAME = { secret = "…" } }
                        environments/dev.toml:8:1: [LW322] 'keys' of component 'web' takes a list, not a table
                            it is declared as List<Secret> Web.keys
                            help: write it in brackets: [{ … }]
                        environments/dev.toml:9:1: [LW322] 'name' of component 'web' takes no secret
                            it is declared as String Web.name
                            help: declare it as a Secret, or a SecretFile for bytes, or write a String here
                        environments/dev.toml:11:1: [LW322] 'password' of component 'web' refers to two secrets
                            it is declared as Secret Web.password
                            help: write { secret = "NAME" }, or { secret-file = "NAME" } for a whole file
                        environments/dev.toml:12:15: [LW322] 'key-store' of component 'web' refers to a secret, and knows no key 'changed' for it
                            it is declared as SecretFile Web.keyStore
                            help: an encrypted value stands in environments/dev.secrets.toml; here write { secret = "NAME" }, or { secret-file = "NAME" } for a whole file
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatLooksLikeASecret(Compilers compiler) {
        assertThat(service(compiler)
                        .environment("dev", """
                        [environment]
                        data.smtp.password = "hunter2"
                        data.api-key = "hunter2"
                        data.token-lifetime = "30"
                        data.password-file = "x"
                        data.use-secret = true
                        data.note = "-----BEGIN EC PRIVATE KEY-----"
                        [hosts]
                        a = ["web"]
                        [host.a]
                        data.db_password = "hunter2"
                        [component.web]
                        name = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQ"
                        """)
                        .environment("heir", "[environment]\nextends = \"dev\"\n")
                        .environment("accepting", """
                        [environment]
                        suppress = ["LW345", "LW346"]
                        data.password = "hunter2"
                        data.x = "-----BEGIN AGE ENCRYPTED FILE-----"
                        [hosts]
                        a = ["web"]
                        """)
                        .environment("encrypted", """
                        [hosts]
                        a = ["web"]
                        [component.web]
                        name = "-----BEGIN AGE ENCRYPTED FILE-----"
                        """)
                        .compile()
                        .launchway())
                .extracting(text -> text.lines().findFirst().orElseThrow())
                .containsExactly(
                        "environments/dev.toml:2:1: [LW345] 'data.smtp.password' looks like a secret, and stands here in clear",
                        "environments/dev.toml:3:1: [LW345] 'data.api-key' looks like a secret, and stands here in clear",
                        "environments/dev.toml:7:1: [LW345] 'data.note' looks like a secret, and stands here in clear",
                        "environments/dev.toml:11:1: [LW345] 'data.db_password' looks like a secret, and stands here in clear",
                        "environments/dev.toml:13:1: [LW345] 'name' looks like a secret, and stands here in clear",
                        "environments/encrypted.toml:4:1: [LW346] 'name' is an encrypted text, and nothing decrypts it here");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatBelongsElsewhere(Compilers compiler) {
        assertThat(service(compiler).environment("dev", """
                        [environment]
                        data.smtp = { secret = "smtp" }
                        [hosts]
                        a = ["web"]
                        [data]
                        smtp = "x"
                        """).says()).isEqualTo("""
                        environments/dev.toml:2:1: [LW304] 'data.smtp' takes text, not a secret
                            help: free data is for every template: refer to the secret from an attribute of type Secret, below [component.NAME]
                        environments/dev.toml:5:1: [LW302] there is no section [data]
                            help: secrets stand in environments/dev.secrets.toml, which 'secrets edit dev' writes
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSecretFileThatLeavesItsHost(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("""
                        @Component
                        class Vault {
                            record Keys(String alias, SecretFile store) {}
                            @Attribute SecretFile store;
                            @Provides("keys") Keys keys() { return new Keys("web", store); }
                        }
                        """)
                        .source("@Component class Site { @Requires(\"keys\") Vault.Keys keys; }\n")
                        .environment("dev", """
                        [environment]
                        secrets.directory = "/run/secrets"
                        [hosts]
                        a = ["vault"]
                        b = ["site"]
                        """)
                        .says())
                .contains("[LW217] a secret leaves its hosts with 'keys' in environment 'dev'")
                .contains("Vault.keys provides Keys, whose part 'store' is secret, on host a");
    }
}
