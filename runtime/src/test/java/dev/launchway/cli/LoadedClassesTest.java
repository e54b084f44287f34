package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.run.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command loads: a service without secrets, or without other users, pays nothing for those of others. */
class LoadedClassesTest {

    private static final Pattern CLASS = Pattern.compile("([\\w.$/]+) source: ");

    @TempDir
    private Path directory;

    @TempDir
    private Path services;

    @BeforeEach
    void installThePlan() throws IOException {
        Path file = services.resolve("META-INF/services/dev.launchway.plan.ServicePlan");
        Files.createDirectories(file.getParent());
        Files.writeString(file, TestService.class.getName() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local dev", "local dev --predict", "check dev", "check dev --with-secrets", "plan dev"})
    void withoutSecretsNothingOfThemIsLoaded(String line) throws Exception {
        List<String> loaded = loaded(line);

        assertThat(loaded).contains(Launch.class.getName(), TestService.class.getName());
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("dev.launchway.secrets."))
                .noneMatch(name -> name.startsWith("com.exceptionfactory."))
                .noneMatch(name -> name.startsWith("org.tomlj.") || name.startsWith("org.antlr."))
                .noneMatch(name -> name.startsWith("javax.crypto.") && !name.contains("JceSecurity"))
                .doesNotContain(
                        SecretReading.class.getName(),
                        "dev.launchway.api.internal.SecretPlaceholders",
                        "dev.launchway.engine.expand.Placeholders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local dev", "local dev --predict", "check dev"})
    void withoutOtherUsersNothingOfThemIsLoaded(String line) throws Exception {
        assertThat(loaded(line))
                .contains(Launch.class.getName())
                .noneMatch(name -> name.startsWith("dev.launchway.engine.privilege."))
                .noneMatch(name -> name.startsWith("dev.launchway.engine.system.OtherUser"))
                .doesNotContain(
                        "dev.launchway.engine.system.GrantedSystem",
                        "dev.launchway.engine.expand.ComponentPrivilege",
                        "dev.launchway.engine.expand.Periods$Period");
    }

    @Test
    void helpStartsNothing() throws Exception {
        assertThat(loaded("--help"))
                .contains(HelpText.class.getName())
                .doesNotContain(Launch.class.getName())
                .noneMatch(name -> name.startsWith("dev.launchway.secrets."));
    }

    private List<String> loaded(String line) throws IOException, InterruptedException {
        Path log = directory.resolve("classes.log");
        List<String> command = JavaProgram.command(
                "-Xlog:class+load:file=" + log,
                "-cp",
                services + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                Main.class.getName());
        command.addAll(List.of(line.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("out")))
                .isZero();
        List<String> loaded = new ArrayList<>();
        Matcher found = CLASS.matcher(Files.readString(log));
        while (found.find()) {
            loaded.add(found.group(1));
        }
        return loaded;
    }
}
