package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lets the compiler run again when a resource is newer than the classes. Environment files and templates are read by the
 * compiler, and Maven's own detection of changes looks at Java files alone.
 */
@Mojo(name = "recompile", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class RecompileMojo extends AbstractMojo {

    private static final String INPUTS = "inputFiles.lst";

    /** Where the resources lie. */
    @Parameter(defaultValue = "${project.basedir}/src/main/resources", required = true)
    File resources;

    /** Where the classes go. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    File classes;

    /** Where the compiler plugin remembers what it compiled; without its list it compiles all. */
    @Parameter(
            defaultValue = "${project.build.directory}/maven-status/maven-compiler-plugin/compile/default-compile",
            required = true)
    File status;

    /** For Maven, which sets the parameters. */
    public RecompileMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        try {
            Optional<FileTime> compiled = newest(classes.toPath(), ".class");
            Optional<FileTime> changed = newest(resources.toPath(), "");
            boolean stale =
                    compiled.isPresent() && changed.isPresent() && changed.get().compareTo(compiled.get()) >= 0;
            if (stale && Files.deleteIfExists(status.toPath().resolve(INPUTS))) {
                getLog().info("A resource is newer than the classes: the compiler looks at all of them again.");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("the times of files could not be read: " + e.getMessage(), e);
        }
    }

    /** When the newest file was written; a directory counts, since a file that is deleted changes its time. */
    private static Optional<FileTime> newest(Path directory, String extension) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.filter(file -> file.toString().endsWith(extension)).toList();
        }
        Optional<FileTime> newest = Optional.empty();
        for (Path file : all) {
            FileTime time = Files.getLastModifiedTime(file);
            if (newest.isEmpty() || time.compareTo(newest.get()) > 0) {
                newest = Optional.of(time);
            }
        }
        return newest;
    }
}
