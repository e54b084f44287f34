package dev.launchway.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Packs the artifacts into the plan jar that components of the service deploy, by {@code MavenArtifact}: those that are wanted when
 * all environments are configured. Versions and checksums are fixed by that; whoever runs the plan jar needs no Maven.
 */
@Mojo(name = "artifacts", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ArtifactsMojo extends AbstractMojo {

    /** The plan jar. */
    @Parameter(defaultValue = "${project.build.directory}/plan.jar", required = true)
    File planJar;

    /** Where this plugin keeps what it needs for the while. */
    @Parameter(defaultValue = "${project.build.directory}/launchway-artifacts", required = true)
    File work;

    /** The service. */
    @Parameter(defaultValue = "${project}", required = true, readonly = true)
    MavenProject project;

    /** What this run of Maven builds. */
    @Parameter(defaultValue = "${reactorProjects}", required = true, readonly = true)
    List<MavenProject> modules = List.of();

    /** Settings, mirrors, credentials, the local repository. */
    @Parameter(defaultValue = "${repositorySystemSession}", required = true, readonly = true)
    RepositorySystemSession repositorySession;

    /** Where artifacts of the service come from. */
    @Parameter(defaultValue = "${project.remoteProjectRepositories}", required = true, readonly = true)
    List<RemoteRepository> repositories = List.of();

    private final RepositorySystem system;

    /**
     * For Maven, which sets the parameters.
     *
     * @param system resolves artifacts
     */
    @Inject
    public ArtifactsMojo(RepositorySystem system) {
        this.system = system;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            List<WantedArtifact> wanted = new WantedArtifacts(planJar.toPath(), work.toPath()).find();
            if (!wanted.isEmpty()) {
                pack(wanted);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("artifacts could not be packed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    private void pack(List<WantedArtifact> all) throws IOException, MojoFailureException {
        ArtifactSearch search = new ArtifactSearch(
                project,
                new BuildModules(modules),
                system,
                repositorySession,
                repositories,
                getLog()::info,
                getLog()::warn);
        PackedArtifacts packed = new PackedArtifacts();
        List<String> problems = new ArrayList<>();
        for (WantedArtifact wanted : all) {
            try {
                FoundArtifact found = search.find(wanted);
                packed.add(found);
                getLog().info("Packed " + wanted + ": version " + found.version() + ", " + Files.size(found.file())
                        + " bytes");
            } catch (ArtifactProblemException e) {
                problems.add("  " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new MojoFailureException(
                    "not all artifacts can be packed that the components deploy:\n" + String.join("\n", problems));
        }
        packed.writeTo(planJar.toPath());
    }
}
