package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes down whether others have the commit that is built: whether any branch of a remote contains it, as this repository knows
 * them. So it does not matter whether a branch is checked out, as it often is not where builds are automatic. Asks no remote.
 */
@Mojo(name = "pushed", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class PushedMojo extends AbstractMojo {

    private static final String FILE = "META-INF/launchway/pushed.properties";

    /** The module. */
    @Parameter(defaultValue = "${project.basedir}", required = true)
    File directory;

    /** Where the classes go. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    File classes;

    /** For Maven, which sets the parameters. */
    public PushedMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        Path file = classes.toPath().resolve(FILE);
        try {
            Optional<String> pushed = pushed();
            if (pushed.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            String text = "pushed=" + pushed.get() + "\n";
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot write " + file + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    /** {@code yes}, {@code no}, {@code no-remote}; empty where there is no repository, or no git. */
    private Optional<String> pushed() throws InterruptedException {
        Optional<String> remotes = git("remote");
        if (remotes.isEmpty()) {
            return Optional.empty();
        }
        if (remotes.get().isBlank()) {
            return Optional.of("no-remote");
        }
        return git("branch", "--remotes", "--contains", "HEAD").map(branches -> branches.isBlank() ? "no" : "yes");
    }

    /** What git says; empty when it fails. */
    private Optional<String> git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            getLog().debug("git cannot be asked: " + e.getMessage());
            return Optional.empty();
        }
    }
}
