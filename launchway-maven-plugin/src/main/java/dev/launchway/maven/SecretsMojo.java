package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs {@code secrets} of the plan jar without a plan jar: the first secrets of a service have to be there before it compiles.
 *
 * <pre>{@code mvn launchway:secrets -Dsecrets="set production component.postgres.password"}</pre>
 */
@Mojo(name = "secrets", requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class SecretsMojo extends AbstractMojo {

    private static final String MAIN = "dev.launchway.cli.Main";

    /** What follows {@code secrets} on the command line, with blanks between: {@code init production}. */
    @Parameter(property = "secrets", required = true)
    String words;

    /** The runtime, and what it needs. */
    @Parameter(defaultValue = "${project.runtimeClasspathElements}", required = true, readonly = true)
    List<String> classPath = List.of();

    /** The module, whose sources the command works on. */
    @Parameter(defaultValue = "${project.basedir}", required = true, readonly = true)
    File directory;

    /** For Maven, which sets the parameters. */
    public SecretsMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), MAIN, "secrets"));
        command.addAll(List.of(words.strip().split("\\s+", -1)));
        try {
            int exitCode = new ProcessBuilder(command)
                    .directory(directory)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new MojoFailureException("secrets " + words.strip() + " ended with the exit code " + exitCode);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("the command could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }
}
