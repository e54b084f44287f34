package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Notes that the compilation for which {@code recompile} prepared has ended well. Where it did not, be it that the build was
 * interrupted, the next build compiles all classes.
 */
@Mojo(name = "compiled", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class CompiledMojo extends AbstractMojo {

    /** Where this plugin remembers what was compiled. */
    @Parameter(defaultValue = "${project.build.directory}/maven-status/launchway-maven-plugin", required = true)
    File record;

    /** For Maven, which sets the parameters. */
    public CompiledMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        try {
            new BuildRecord(record.toPath()).end();
        } catch (IOException e) {
            throw new MojoExecutionException("what was compiled cannot be written down: " + e.getMessage(), e);
        }
    }
}
