package dev.launchway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingComponentTest {

    @TempDir
    private Path directory;

    /** Whoever compiles a service with all of Launchway on the class path. */
    @Test
    void isNoComponentForServices() throws Exception {
        Path source = Files.writeString(directory.resolve("App.java"), """
                @dev.launchway.annotation.Component
                public class App {}
                """);
        Path environments = Files.createDirectories(directory.resolve("environments"));
        Files.writeString(environments.resolve("dev.toml"), """
                [hosts]
                a0 = ["app"]
                a1 = ["launchway-training"]
                a2 = ["launchway-trainig"]
                """);
        String classPath = System.getProperty("java.class.path");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();

        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "-cp",
                                classPath,
                                "-processorpath",
                                classPath,
                                "-processor",
                                "dev.launchway.processor.LaunchwayProcessor",
                                "-Alaunchway.environments=" + environments,
                                "-d",
                                directory.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();

        assertThat(compiled).isFalse();
        assertThat(said.toString())
                .contains("3:7: [LW310] there is no component 'launchway-training'")
                .contains("4:7: [LW310] there is no component 'launchway-trainig'")
                .doesNotContain("did you mean");
    }
}
