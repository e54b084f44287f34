package dev.launchway.library.fetch;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.Probe;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.TargetPath;
import dev.launchway.library.file.PlacedComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings an artifact of Maven to the host: what a module of the same build makes, or what a repository has.
 *
 * <pre>{@code
 * MavenArtifact.of("com.acme:app");
 * MavenArtifact.of("org.postgresql:postgresql:42.7.4").to("lib/postgresql.jar").leading();
 * MavenArtifact.of("com.acme:site").classifier("static").type("zip").owner("app").mode("0640");
 * }</pre>
 *
 * <p>The build finds it and packs it into the plan jar, with its version and its checksum: the goal {@code artifacts} of {@code
 * launchway-maven-plugin}, which {@code service-parent} has. Whoever runs the plan jar needs no Maven. The file travels to the hosts
 * that need it, and to none that has it already.
 *
 * <p>Without a version it is the one of the module of this build, or the one that the POM names among its dependencies or in its
 * {@code dependencyManagement}.
 *
 * <p>What was brought is noted in the work directory, below {@code .artifacts}: as long as size and time of the file are the same, it
 * is not read, and the controller is not asked.
 */
@Component
@Observed
public final class MavenArtifact extends PlacedComponent<MavenArtifact> {

    /** A file that the build shows to this component, so that it tells what is wanted. */
    private static final String QUESTION = "artifacts.wanted";

    @Namevar
    String name;

    private Coordinates coordinates;
    private ContentChecksum expected;
    private boolean placed;

    private MavenArtifact(Coordinates coordinates) {
        super(TargetPath.of(coordinates.fileName()));
        this.coordinates = coordinates;
        this.name = coordinates.toString();
    }

    /**
     * An artifact. It is called {@code app.jar} for {@code com.acme:app}, in the work directory, unless {@link #to} says something
     * else.
     *
     * @param coordinates {@code group:artifact} or {@code group:artifact:version}
     * @return the component
     * @throws IllegalArgumentException for any other text, and for a version that is a range, {@code LATEST} or {@code RELEASE}
     */
    public static MavenArtifact of(String coordinates) {
        return new MavenArtifact(Coordinates.parse(coordinates));
    }

    @Override
    protected MavenArtifact self() {
        return this;
    }

    /**
     * Takes another one of the files that a module makes, as {@code exec} or {@code static}.
     *
     * @param text the classifier
     * @return this
     * @throws IllegalArgumentException for other characters than those of coordinates
     */
    public MavenArtifact classifier(String text) {
        return with(coordinates.withClassifier(text));
    }

    /**
     * Says which type it has, as in a dependency of a POM; by default {@code jar}.
     *
     * @param text as in {@code zip}, {@code tar.gz}
     * @return this
     * @throws IllegalArgumentException for other characters than those of coordinates
     */
    public MavenArtifact type(String text) {
        return with(coordinates.withType(text));
    }

    private MavenArtifact with(Coordinates more) {
        coordinates = more;
        return placed ? this : at(TargetPath.of(more.fileName()));
    }

    /**
     * Sets where the file is to be.
     *
     * @param path relative to the work directory, or absolute; with a slash at its end the directory that the file is in
     * @return this
     */
    public MavenArtifact to(String path) {
        placed = true;
        return at(TargetPath.of(path.endsWith("/") ? path + coordinates.fileName() : path));
    }

    /**
     * Sets where the file is to be.
     *
     * @param path a mapped path
     * @return this
     */
    public MavenArtifact to(Path path) {
        placed = true;
        return at(TargetPath.of(path));
    }

    private MavenArtifact at(TargetPath elsewhere) {
        place(elsewhere);
        return this;
    }

    /**
     * Sets what it must be, so that the build breaks when a repository has another one of the same version.
     *
     * @param hex 64 hex digits, as {@code sha256sum} tells them
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public MavenArtifact sha256(String hex) {
        expected = ContentChecksum.of(label(), ContentChecksum.Algorithm.SHA256, hex);
        return this;
    }

    /**
     * Sets what it must be.
     *
     * @param text {@code sha256:}, {@code sha384:} or {@code sha512:}, and the digits
     * @return this
     * @throws IllegalArgumentException for any other text
     * @see #sha256
     */
    public MavenArtifact checksum(String text) {
        expected = ContentChecksum.parse(label(), text);
        return this;
    }

    void configure(Configuration here) {
        Path path = map(here);
        manage(here);
        if (here.hasFile(QUESTION)) {
            here.log("%s", wanted());
            return;
        }
        PackedArtifact packed = packed(here);
        here.settle(path, packed.version(), packed.checksum());
        String shown = coordinates.groupId() + ":" + coordinates.artifactId() + ":" + packed.version();
        ControllerFile file =
                here.fromController(shown + " " + packed.checksum(), (controller, to) -> packed.copyTo(to));
        here.add(new Fetch(
                new ArtifactWay(shown, file),
                new GivenChecksum(packed.checksum()),
                new Destination(
                        path,
                        givenMode(),
                        givenOwner(),
                        givenGroup(),
                        Limits.USUAL.withSize(Math.max(1, packed.size()))),
                NoteFile.about(here, ".artifacts", path.toString(), Noted.FORMAT),
                isLeading()));
        addAttributes(here);
    }

    private PackedArtifact packed(Configuration here) {
        if (!here.hasFile(coordinates.index())) {
            throw new IllegalStateException("MavenArtifact(\"" + coordinates
                    + "\") is not packed into this plan: run 'mvn package', where the goal 'artifacts' of"
                    + " launchway-maven-plugin packs it, and then target/plan.jar");
        }
        return PackedArtifact.read(here, coordinates.index());
    }

    /** What the build is told, in words that any output leaves as they are. */
    private String wanted() {
        return "maven-artifact " + MavenArtifact.class.getPackageName().replace('.', '/') + "/" + coordinates.index()
                + " " + coordinates.words() + " " + (expected == null ? "-" : expected);
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, path());
    }
}
