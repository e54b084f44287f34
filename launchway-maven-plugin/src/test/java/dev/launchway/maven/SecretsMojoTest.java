package dev.launchway.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal by which secrets are written before there is a plan jar; another program stands for the runtime. */
final class SecretsMojoTest {

    /** Writes down what it was called with, and ends with 3 for {@code show}. */
    private static final String MAIN = """
            package dev.launchway.cli;
            public class Main {
                public static void main(String[] args) throws Exception {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("called.txt"), String.join("|", args));
                    System.exit(args[1].equals("show") ? 3 : 0);
                }
            }
            """;

    @TempDir
    Path directory;

    private final SecretsMojo mojo = new SecretsMojo();

    @BeforeEach
    void aModule() throws IOException {
        Path source = Files.writeString(directory.resolve("Main.java"), MAIN);
        Path classes = directory.resolve("classes");
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        mojo.classPath = List.of(classes.toString());
        mojo.directory = directory.toFile();
    }

    @Test
    void runsTheCommandInTheModule() throws Exception {
        mojo.words = " set  production component.postgres.password ";
        mojo.execute();

        assertThat(directory.resolve("called.txt")).hasContent("secrets|set|production|component.postgres.password");
    }

    @Test
    void failsWhenTheCommandDoes() {
        mojo.words = "show production";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("secrets show production ended with the exit code 3");
    }
}
