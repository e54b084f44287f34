package dev.launchway.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** The modules that this run of Maven builds. */
final class BuildModules {

    private final List<MavenProject> modules;

    BuildModules(List<MavenProject> modules) {
        this.modules = modules;
    }

    /** The module that makes an artifact; {@code null} where none does. */
    MavenProject of(WantedArtifact wanted) {
        for (MavenProject module : modules) {
            boolean same = module.getGroupId().equals(wanted.groupId())
                    && module.getArtifactId().equals(wanted.artifactId())
                    && (wanted.version().isEmpty() || module.getVersion().equals(wanted.version()));
            if (same) {
                return module;
            }
        }
        return null;
    }

    /** What a module has made in this run. */
    static FoundArtifact built(MavenProject module, WantedArtifact wanted, String extension, String classifier)
            throws ArtifactProblemException {
        List<Artifact> all = new ArrayList<>();
        all.add(module.getArtifact());
        all.addAll(module.getAttachedArtifacts());
        List<String> names = new ArrayList<>();
        for (Artifact one : all) {
            if (isFile(one)) {
                Path file = one.getFile().toPath();
                names.add(file.getFileName().toString());
                String its = one.getClassifier() == null ? "" : one.getClassifier();
                if (its.equals(classifier)
                        && one.getArtifactHandler().getExtension().equals(extension)) {
                    return new FoundArtifact(wanted, module.getVersion(), file);
                }
            }
        }
        if (names.isEmpty()) {
            throw new ArtifactProblemException(
                    wanted,
                    "it is a module of this build, and is not built yet",
                    "name it before this module in <modules>; or, for builds with -T too, name it as a dependency of this one, with"
                            + " <scope>provided</scope>");
        }
        throw new ArtifactProblemException(
                wanted,
                "its module builds " + String.join(", ", names) + ", and nothing else",
                "name one of these by .type(…) and .classifier(…)");
    }

    private static boolean isFile(Artifact artifact) {
        return artifact.getFile() != null
                && Files.isRegularFile(artifact.getFile().toPath());
    }
}
