package dev.launchway.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;

/**
 * Finds artifacts: what a module of this build made, what a module beside this one made last, else what Maven's repositories have,
 * local and remote, with the settings, mirrors and credentials of this run.
 *
 * @param project the service
 * @param modules what this run builds
 * @param system Maven's own
 * @param session Maven's own
 * @param repositories those of the service
 * @param notes takes what is worth knowing
 * @param warnings takes what is doubtful
 */
record ArtifactSearch(
        MavenProject project,
        BuildModules modules,
        RepositorySystem system,
        RepositorySystemSession session,
        List<RemoteRepository> repositories,
        Consumer<String> notes,
        Consumer<String> warnings) {

    /** Finds one. */
    FoundArtifact find(WantedArtifact wanted) throws ArtifactProblemException, IOException {
        ArtifactType type = session.getArtifactTypeRegistry() == null
                ? null
                : session.getArtifactTypeRegistry().get(wanted.type());
        String extension = type == null ? wanted.type() : type.getExtension();
        String classifier = wanted.classifier().isEmpty() && type != null ? type.getClassifier() : wanted.classifier();
        MavenProject module = modules.of(wanted);
        if (module != null) {
            return BuildModules.built(module, wanted, extension, classifier);
        }
        SiblingModules.Sibling sibling = new SiblingModules(project.getBasedir().toPath()).of(wanted);
        if (sibling != null && Files.isRegularFile(sibling.file(extension, classifier))) {
            Path file = sibling.file(extension, classifier);
            notes.accept(wanted + " is what its module built last: " + file);
            return new FoundArtifact(wanted, sibling.version(), file);
        }
        String version = sibling == null ? version(wanted) : sibling.version();
        return resolve(
                wanted,
                new DefaultArtifact(wanted.groupId(), wanted.artifactId(), classifier, extension, version),
                sibling);
    }

    private String version(WantedArtifact wanted) throws ArtifactProblemException {
        if (!wanted.version().isEmpty()) {
            return wanted.version();
        }
        for (Dependency dependency : project.getDependencies()) {
            if (is(dependency, wanted)) {
                return dependency.getVersion();
            }
        }
        if (project.getDependencyManagement() != null) {
            for (Dependency dependency : project.getDependencyManagement().getDependencies()) {
                if (is(dependency, wanted)) {
                    return dependency.getVersion();
                }
            }
        }
        throw new ArtifactProblemException(
                wanted,
                "nothing says which version: it is no module of this build, and this POM names no version of it",
                "add the version, MavenArtifact.of(\"" + wanted.groupId() + ":" + wanted.artifactId()
                        + ":1.0\"), or name it in <dependencyManagement>");
    }

    private static boolean is(Dependency dependency, WantedArtifact wanted) {
        return dependency.getGroupId().equals(wanted.groupId())
                && dependency.getArtifactId().equals(wanted.artifactId());
    }

    private FoundArtifact resolve(WantedArtifact wanted, Artifact artifact, SiblingModules.Sibling sibling)
            throws ArtifactProblemException {
        try {
            ArtifactResult result =
                    system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, "launchway"));
            Artifact found = result.getArtifact();
            if (found.isSnapshot()) {
                warnings.accept(wanted + " is a snapshot, " + found.getVersion()
                        + ": the next build may find another one, and make another plan jar of the same sources");
            }
            return new FoundArtifact(wanted, found.getVersion(), found.getFile().toPath());
        } catch (ArtifactResolutionException e) {
            throw new ArtifactProblemException(wanted, e.getMessage(), help(sibling));
        }
    }

    private String help(SiblingModules.Sibling sibling) {
        if (sibling != null) {
            return "it is the module " + sibling.directory() + ", which is not built: build it, or all modules, first";
        }
        return session.isOffline()
                ? "the build is offline: build once without -o, so that the local repository has it"
                : "is it written as in a POM, and does one of the repositories have it?";
    }
}
