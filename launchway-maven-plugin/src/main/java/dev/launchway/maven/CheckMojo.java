package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Configures all environments of a plan jar, so that an error that only running {@code configure} can show breaks the build. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class CheckMojo extends AbstractMojo {

    /** The plan jar. */
    @Parameter(defaultValue = "${project.build.directory}/plan.jar", required = true)
    File planJar;

    /** Where the output of the check is kept. */
    @Parameter(defaultValue = "${project.build.directory}/launchway-check.txt", required = true)
    File report;

    /** Leaves the check out. */
    @Parameter(property = "launchway.skipCheck", defaultValue = "false")
    boolean skip;

    /** For Maven, which sets the parameters. */
    public CheckMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("The environments are not checked.");
            return;
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            int exitCode = new ProcessBuilder(java.toString(), "-jar", planJar.getPath(), "check")
                    .redirectErrorStream(true)
                    .redirectOutput(report)
                    .start()
                    .waitFor();
            String text =
                    Files.readString(report.toPath(), StandardCharsets.UTF_8).stripTrailing();
            if (exitCode != 0) {
                throw new MojoFailureException("the environments do not hold together:\n" + text);
            }
            log(text);
        } catch (IOException e) {
            throw new MojoExecutionException("the environments could not be checked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the check of the environments was interrupted", e);
        }
    }

    /** A warning begins with that word, its further lines are indented. */
    private void log(String text) {
        boolean warning = false;
        for (String line : text.lines().toList()) {
            warning = line.startsWith("warning:") || (warning && line.startsWith(" "));
            if (warning) {
                getLog().warn(line);
            } else {
                getLog().info(line);
            }
        }
    }
}
