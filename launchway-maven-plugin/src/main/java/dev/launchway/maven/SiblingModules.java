package dev.launchway.maven;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The modules around one that is built alone: those that the POMs in the directories above it name. */
final class SiblingModules {

    private static final String POM = "pom.xml";

    private final Path directory;

    SiblingModules(Path directory) {
        this.directory = directory;
    }

    /**
     * A module that is not built in this run.
     *
     * @param directory where it lies
     * @param version its version
     * @param name of the files that it builds
     */
    record Sibling(Path directory, String version, String name) {

        /** What it built last; it may not be there. */
        Path file(String extension, String classifier) {
            return directory
                    .resolve("target")
                    .resolve(name + (classifier.isEmpty() ? "" : "-" + classifier) + "." + extension);
        }
    }

    /** The module that makes an artifact; {@code null} where none does. */
    Sibling of(WantedArtifact wanted) throws IOException {
        Path below = directory;
        for (Path above = directory.getParent(); above != null; above = above.getParent()) {
            Model model = read(above.resolve(POM));
            if (model == null || !lists(model, above, below)) {
                return null;
            }
            Sibling found = find(model, above, wanted);
            if (found != null) {
                return found;
            }
            below = above;
        }
        return null;
    }

    private static boolean lists(Model model, Path directory, Path module) {
        return model.getModules().stream()
                .anyMatch(name -> directory.resolve(name).normalize().equals(module));
    }

    private static Sibling find(Model aggregator, Path directory, WantedArtifact wanted) throws IOException {
        for (String name : aggregator.getModules()) {
            Path module = directory.resolve(name).normalize();
            Model model = read(module.resolve(POM));
            if (model == null) {
                continue;
            }
            if (makes(model, wanted)) {
                String version = version(model);
                String finalName =
                        model.getBuild() == null ? null : model.getBuild().getFinalName();
                return new Sibling(
                        module, version, finalName == null ? wanted.artifactId() + "-" + version : finalName);
            }
            Sibling deeper = find(model, module, wanted);
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    private static boolean makes(Model model, WantedArtifact wanted) {
        String groupId = model.getGroupId() == null && model.getParent() != null
                ? model.getParent().getGroupId()
                : model.getGroupId();
        String version = version(model);
        return wanted.artifactId().equals(model.getArtifactId())
                && wanted.groupId().equals(groupId)
                && version != null
                && version.indexOf('$') < 0
                && (wanted.version().isEmpty() || wanted.version().equals(version));
    }

    private static String version(Model model) {
        return model.getVersion() == null && model.getParent() != null
                ? model.getParent().getVersion()
                : model.getVersion();
    }

    private static Model read(Path pom) throws IOException {
        if (!Files.isRegularFile(pom)) {
            return null;
        }
        try (Reader reader = Files.newBufferedReader(pom)) {
            return new MavenXpp3Reader().read(reader);
        } catch (XmlPullParserException e) {
            return null; // whoever builds that module is told
        }
    }
}
