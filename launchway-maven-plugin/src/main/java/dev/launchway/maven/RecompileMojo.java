package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lets the compiler run again when anything changed that Launchway's processor reads beside Java files: environment files and
 * templates, deleted or older ones too, the POM, and properties of Launchway. Maven's own detection of changes looks at Java
 * files alone. Takes away the copies of resources that are no more, so that neither the compiler nor a plan jar finds them, and
 * copies those that are older than before: Maven copies newer ones alone. Files of secrets are copied as they are, where resources are
 * filtered.
 *
 * <p>The goal {@code compiled} notes after the compilation what was compiled.
 */
@Mojo(name = "recompile", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class RecompileMojo extends AbstractMojo {

    private static final String INPUTS = "inputFiles.lst";

    /** Files of secrets, whole secret files and identities of development: what is authenticated or encrypted is never filtered. */
    private static final Pattern OF_SECRETS =
            Pattern.compile("environments/[^/]+(\\.secrets\\.toml|\\.secrets/.+|\\.identity)");

    /** Where the resources lie. */
    @Parameter(defaultValue = "${project.build.resources}", required = true, readonly = true)
    List<Resource> resources = List.of();

    /** The POM. */
    @Parameter(defaultValue = "${project.file}", required = true, readonly = true)
    File pom;

    /** What the POM and its parents set. */
    @Parameter(defaultValue = "${project.properties}", required = true, readonly = true)
    Properties properties = new Properties();

    /** What the command line sets. */
    @Parameter(defaultValue = "${session.userProperties}", required = true, readonly = true)
    Properties userProperties = new Properties();

    /** Where the classes go. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    File classes;

    /** Where the compiler plugin remembers what it compiled; without its list it compiles all. */
    @Parameter(
            defaultValue = "${project.build.directory}/maven-status/maven-compiler-plugin/compile/default-compile",
            required = true)
    File status;

    /** Where this plugin remembers what was compiled. */
    @Parameter(defaultValue = "${project.build.directory}/maven-status/launchway-maven-plugin", required = true)
    File record;

    /** For Maven, which sets the parameters. */
    public RecompileMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        try {
            CompilerInputs inputs = new CompilerInputs()
                    .resources(resources)
                    .file(pom.toPath())
                    .options(properties)
                    .options(userProperties);
            BuildRecord before = new BuildRecord(record.toPath());
            takeAwayCopies(before.copies(), inputs);
            before.copies(inputs.copies().keySet());
            renewCopies(Set.copyOf(before.compiled()), inputs);
            boolean stale = !before.compiled().equals(inputs.lines());
            before.begin(inputs.lines());
            if (stale && Files.deleteIfExists(status.toPath().resolve(INPUTS))) {
                getLog().info("A resource or an option changed since the classes were compiled:"
                        + " the compiler looks at all of them again.");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("what changed since the last build cannot be told: " + e.getMessage(), e);
        }
    }

    private void takeAwayCopies(List<String> earlier, CompilerInputs inputs) throws IOException {
        Set<String> gone = new TreeSet<>(earlier);
        gone.removeAll(inputs.copies().keySet());
        Path root = classes.toPath();
        for (String name : gone) {
            Path copy = root.resolve(name);
            if (Files.deleteIfExists(copy)) {
                getLog().info("The resource " + name + " is no more: its copy is deleted.");
                deleteEmpty(copy.getParent(), root);
            }
        }
    }

    private void renewCopies(Set<String> compiled, CompilerInputs inputs) throws IOException {
        for (Map.Entry<String, CompilerInputs.Copy> one : inputs.copies().entrySet()) {
            Path source = one.getValue().source();
            Path copy = classes.toPath().resolve(one.getKey());
            boolean secret = OF_SECRETS.matcher(one.getKey()).matches();
            boolean changed = one.getValue().verbatim() && !compiled.contains(inputs.line(source));
            if ((secret || changed) && Files.exists(copy) && Files.mismatch(source, copy) >= 0) {
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
                getLog().info("The resource " + one.getKey()
                        + (one.getValue().verbatim()
                                ? " is older than its copy, and is copied again."
                                : " belongs to secrets, and is copied as it is: filtering changed it."));
            }
        }
    }

    private static void deleteEmpty(Path directory, Path root) throws IOException {
        Path empty = directory;
        while (!empty.equals(root) && isEmpty(empty)) {
            Files.delete(empty);
            empty = empty.getParent();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
