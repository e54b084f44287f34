package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.text.NameDigest;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan goes with the names in its files of secrets, and with any values. */
final class PackedFilesTest {

    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final String SECRETS = """
            [secrets]
            environment = "dev"
            recipients = ["%s"]
            key = { public = "%s", age = "YWdl" }
            [component.web]
            key = { changed = 2026-11-28, value = "YWdl", mac = "5f1c" }
            [files]
            "tls.pem" = { changed = 2026-11-28, mac = "5f1c" }
            """.formatted(RECIPIENT, RECIPIENT);

    @TempDir
    Path classes;

    private EnvironmentPlan plan;

    @BeforeEach
    void aPlan() throws IOException {
        write("dev.toml", "x");
        write("dev.secrets.toml", SECRETS);
        plan = EnvironmentPlan.read(
                "dev",
                "file dev.toml " + Sha256.hex("x".getBytes(StandardCharsets.UTF_8)) + "\nnames dev.secrets.toml "
                        + NameDigest.of(List.of("files.tls.pem", "component.web.key")) + "\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = classes.resolve("environments").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private PlanSource source() throws IOException {
        ClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        return new PlanSource() {
            @Override
            public ServicePlan find() {
                throw new AssertionError("only the files are looked at");
            }

            @Override
            public void checkFiles(EnvironmentPlan environment) throws InvalidModelException {
                PackedFiles.check(environment, this);
            }

            @Override
            public ClassLoader resources() {
                return loader;
            }
        };
    }

    private String refusal() throws IOException {
        PlanSource source = source();
        InvalidModelException refused =
                catchThrowableOfType(InvalidModelException.class, () -> PackedFiles.check(plan, source));
        assertThat(refused.problems()).hasSize(1);
        ModelProblem problem = refused.problems().get(0);
        assertThat(problem.code().id()).isEqualTo("LW342");
        assertThat(problem.environment()).isEqualTo("dev");
        assertThat(problem.location()).isEqualTo("environments/dev.secrets.toml");
        assertThat(problem.help()).isEqualTo("build again: mvn clean package");
        return problem.message();
    }

    @Test
    void otherValuesAreAsGood() throws IOException {
        PlanSource source = source();
        assertThatCode(() -> PackedFiles.check(plan, source)).doesNotThrowAnyException();

        write("dev.secrets.toml", "# new\n" + SECRETS.replace("YWdl\", mac = \"5f1c", "b2xk\", mac = \"6a2d"));
        PlanSource later = source();
        assertThatCode(() -> PackedFiles.check(plan, later)).doesNotThrowAnyException();
    }

    @Test
    void otherNamesAreNot() throws IOException {
        String other = "the environment was proved against other names of secrets than those of"
                + " environments/dev.secrets.toml in this program";
        write("dev.secrets.toml", SECRETS.replace("tls.pem", "tls.key"));
        assertThat(refusal()).isEqualTo(other);

        write("dev.secrets.toml", SECRETS.replace("[component.web]", "[component.app]"));
        assertThat(refusal()).isEqualTo(other);
    }

    @Test
    void aFileThatIsGoneOrBrokenOrNewIsTold() throws IOException {
        write("dev.secrets.toml", "[secrets]\n");
        assertThat(refusal())
                .startsWith("a file of secrets in this program cannot be read: environments/dev.secrets.toml:1:1: ");

        Files.delete(classes.resolve("environments/dev.secrets.toml"));
        assertThat(refusal())
                .isEqualTo(
                        "the environment was proved against environments/dev.secrets.toml, which is not in this program");

        plan = EnvironmentPlan.read("dev", "file dev.toml " + Sha256.hex("x".getBytes(StandardCharsets.UTF_8)) + "\n");
        write("dev.secrets.toml", SECRETS);
        assertThat(refusal())
                .isEqualTo(
                        "the environment was proved without environments/dev.secrets.toml, which is in this program");
    }
}
