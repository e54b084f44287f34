package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that templates read: in files, and in values of environments. */
final class SecretsInTemplatesTest {

    private static final String FOLDER = "com/example/shop/";

    @TempDir
    Path directory;

    /** A component with a file, and the members that a test is about; the template reads the password. */
    private Service service(Compilers compiler, String members) {
        return Service.in(compiler, directory)
                .source("@Component\nclass Web {\n" + members
                        + "\n    @SubComponent @Template(\"web.conf\") File config;\n}\n")
                .resource(FOLDER + "web.conf", "# the password\npassword {{ component.password }}\n");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSecretThatNothingSets(Compilers compiler) {
        String said = service(compiler, "    @Attribute Secret password;")
                .environment("dev", "[hosts]\na = [\"web\"]\nb = [\"web\"]\n")
                .environment("sourced", "[environment]\nsecrets.directory = \"/run/secrets\"\n[hosts]\na = [\"web\"]\n")
                .says();

        // Other compilers do not show whether Java code sets the field: check tells there.
        assertThat(said).isEqualTo(compiler == Compilers.JAVAC ? """
                        Web.java:9: com/example/shop/web.conf:2:23: [LW405] nothing sets the secret component.password on hosts a, b in environment 'dev'
                            help: run: java -jar plan.jar secrets set dev component.web.password
                        """ : "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Attribute Secret password = Secret.of(\"dev\");",
                "@Attribute Secret password; void configure(Configuration here) { password = Secret.of(\"dev\"); }",
                "@Attribute Secret password; Web() { this.password = Secret.of(\"dev\"); }",
                "@Attribute Secret password; void configure(Configuration here) { later(); } "
                        + "void later() { this.password = Secret.of(\"dev\"); }",
                "@Attribute Optional<Secret> password = Optional.empty();"
            })
    void aSecretThatJavaSets(String members) {
        assertThat(service(Compilers.JAVAC, members)
                        .environment("dev", "[hosts]\na = [\"web\"]\n")
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if component.password is not null %}{{ component.password }}{% endif %}",
                "{{ component.password | default('none') }}"
            })
    void aSecretThatMayBeMissing(String template) {
        assertThat(service(Compilers.JAVAC, "    @Attribute Secret password;")
                        .resource(FOLDER + "web.conf", template + "\n")
                        .environment("dev", "[hosts]\na = [\"web\"]\n")
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aRequiredSecretIsToldOfOnce(Compilers compiler) {
        assertThat(service(compiler, "    @Attribute(required = true) Secret password;")
                        .environment("dev", "[hosts]\na = [\"web\"]\n")
                        .compile()
                        .launchway())
                .singleElement()
                .asString()
                .contains("[LW323]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theSecretOfASubComponentIsItsParentsToSet(Compilers compiler) {
        assertThat(service(compiler, "    @Attribute Secret password;")
                        .source("@Component class App { @SubComponent Web web; }\n")
                        .environment("dev", "[hosts]\na = [\"app\"]\n")
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSecretFileIsNoText(Compilers compiler) {
        assertThat(service(compiler, "    @Attribute SecretFile password;")
                        .environment(
                                "dev", "[environment]\nsecrets.directory = \"/run/secrets\"\n[hosts]\na = [\"web\"]\n")
                        .says())
                .isEqualTo("""
                        Web.java:9: com/example/shop/web.conf:2:23: [LW403] a SecretFile is bytes, and has no text
                            help: write it into a file of its own, in configure: File.at("…").content(…); a text is a Secret
                        """);
    }

    private Service plain(Compilers compiler, String value) {
        return Service.in(compiler, directory).source("""
                        @Component
                        class App {
                            @Attribute Secret password;
                            @Attribute Optional<Secret> token = Optional.empty();
                            @Attribute Map<String, Secret> keys = Map.of();
                            @Attribute String dsn = "";
                            @Attribute List<String> options = List.of();
                            @Attribute String user = "app";
                        }
                        """).environment("dev", """
                        [environment]
                        secrets.directory = "/run/secrets"
                        [hosts]
                        a = ["app"]
                        [component.app]
                        """ + value + "\n");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSecretInAnAttributeThatIsNone(Compilers compiler) {
        assertThat(plain(compiler, "dsn = \"jdbc:app%20x?password={{ component.password }}\"")
                        .says())
                .isEqualTo("""
                        environments/dev.toml:6:1: [LW347] 'dsn' of component 'app' takes the secret 'password', and is no secret itself: it is declared as String
                            template "jdbc:app%20x?password={{ component.password }}"
                            help: delete it here, and make it from the secret in configure, as in: Secret dsn = password.map("jdbc:app%%20x?password=%s")
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "options = [\"-p\", \"{{ component.password }}\"]",
                "dsn = \"{{ component['password'] }}\"",
                "dsn = \"{{ component.token | default('') }}\"",
                "dsn = \"{% set x = component.password %}{{ x }}\"",
                "dsn = \"{% for key in component.keys %}{{ key.value }}{% endfor %}\"",
                "dsn = \"{% if component.token is not null %}{{ component.token }}{% endif %}\"",
                "dsn = \"{{ component.password | upper }}\""
            })
    void aSecretInAnAttributeThatIsNoneByOtherWays(String value) {
        assertThat(plain(Compilers.JAVAC, value).compile().launchway())
                .singleElement()
                .asString()
                .contains("environments/dev.toml:6:1: [LW347]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dsn = \"jdbc:{{ component.user }}\"",
                "dsn = \"{% if component.token is not null %}https{% else %}http{% endif %}\""
            })
    void whatTakesNoSecret(String value) {
        assertThat(plain(Compilers.JAVAC, value).says()).isEmpty();
    }
}
