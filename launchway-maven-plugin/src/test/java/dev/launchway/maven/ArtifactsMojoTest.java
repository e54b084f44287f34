package dev.launchway.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The goal that packs artifacts, with Maven's resolver and repositories that are directories; another program stands for the plan's. */
final class ArtifactsMojoTest {

    /** Tells what is wanted when it is asked as the plan's program is. */
    private static final String MAIN = """
            package dev.launchway.cli;
            public class Main {
                static final String USED = "dev/launchway/library/fetch/MavenArtifact";
                public static void main(String[] args) {
                    if (Main.class.getResource("/dev/launchway/library/fetch/artifacts.wanted") == null) {
                        throw new IllegalStateException();
                    }
                    String wanted = "%s";
                    if (wanted.equals("invalid")) {
                        System.out.println("the model is invalid");
                        System.exit(3);
                    }
                    System.out.println("{\\"event\\":\\"message\\",\\"text\\":\\"something else\\"}");
                    for (String line : wanted.split(",")) {
                        System.out.println("{\\"event\\":\\"message\\",\\"text\\":\\"maven-artifact " + line + "\\"}");
                    }
                }
            }
            """;

    private static final String FROM = "index/of.app com.acme app ";

    @TempDir
    Path directory;

    private final List<String> logged = new ArrayList<>();
    private final Model model = new Model();
    private MavenProject service;
    private DefaultRepositorySystemSession session;
    private List<MavenProject> modules;
    private Path remote;
    private ArtifactsMojo mojo;

    @BeforeEach
    void aService() throws Exception {
        remote = Files.createDirectories(directory.resolve("remote"));
        service = project("svc", "all/svc");
        modules = new ArrayList<>(List.of(service));
        session = Resolvers.session(directory.resolve("local"));
        mojo = new ArtifactsMojo(Resolvers.system());
        mojo.planJar = directory.resolve("plan.jar").toFile();
        mojo.work = Files.createDirectories(directory.resolve("work")).toFile();
        mojo.project = service;
        mojo.modules = modules;
        mojo.repositorySession = session;
        mojo.repositories = List.of(
                new RemoteRepository.Builder("remote", "default", remote.toUri().toString()).build());
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                logged.add("info: " + content);
            }

            @Override
            public void warn(CharSequence content) {
                logged.add("warn: " + content);
            }
        });
    }

    private MavenProject project(String artifactId, String at) throws IOException {
        model.setGroupId("com.acme");
        model.setArtifactId("svc");
        model.setVersion("1.0");
        Model its = artifactId.equals("svc") ? model : new Model();
        its.setGroupId("com.acme");
        its.setArtifactId(artifactId);
        its.setVersion("1.0");
        MavenProject project = new MavenProject(its);
        project.setFile(Files.createDirectories(directory.resolve(at))
                .resolve("pom.xml")
                .toFile());
        DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
        handler.setExtension("jar");
        project.setArtifact(new DefaultArtifact("com.acme", artifactId, "1.0", "compile", "jar", null, handler));
        return project;
    }

    private Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void inRepository(String artifactId, String version, String file, String content) throws IOException {
        write("remote/com/acme/" + artifactId + "/" + version + "/" + file, content);
    }

    /** Makes a plan jar whose components want artifacts. */
    private void wanted(String... lines) throws IOException {
        Path source = write("main/Main.java", MAIN.formatted(String.join(",", lines)));
        Path classes = directory.resolve("classes");
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream file = Files.newOutputStream(mojo.planJar.toPath());
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            ZipEntry entry = new ZipEntry("dev/launchway/cli/Main.class");
            entry.setTime(0);
            jar.putNextEntry(entry);
            Files.copy(classes.resolve("dev/launchway/cli/Main.class"), jar);
            jar.closeEntry();
        }
    }

    private Map<String, String> packed() throws IOException {
        Map<String, String> packed = new TreeMap<>();
        try (ZipFile jar = new ZipFile(mojo.planJar)) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (!entry.getName().endsWith(".class") && !entry.getName().equals("META-INF/MANIFEST.MF")) {
                    packed.put(
                            entry.getName(),
                            new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return packed;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void expectPacked(String version, String file, String content) throws Exception {
        mojo.execute();

        assertThat(packed())
                .containsEntry("META-INF/launchway/artifacts/" + sha256(content), content)
                .containsEntry(
                        "index/of.app",
                        "launchway artifact 1\n" + version + "\n" + file + "\n" + content.length() + "\n"
                                + sha256(content) + "\n");
    }

    private void expectProblem(String... texts) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(texts));
    }

    @Test
    void takesWhatARepositoryHas() throws Exception {
        inRepository("app", "2.0", "app-2.0.jar", "two");
        wanted(FROM + "2.0 - jar -");

        expectPacked("2.0", "app-2.0.jar", "two");
    }

    @Test
    void takesClassifiersAndTypes() throws Exception {
        inRepository("app", "2.0", "app-2.0-static.tar.gz", "packed");
        wanted(FROM + "2.0 static tar.gz -");

        expectPacked("2.0", "app-2.0-static.tar.gz", "packed");
    }

    @Test
    void theSameArtifactsMakeTheSamePlanJar() throws Exception {
        inRepository("app", "2.0", "app-2.0.jar", "two");
        wanted(FROM + "2.0 - jar -", "index/again com.acme app 2.0 - jar -");
        mojo.execute();
        byte[] first = Files.readAllBytes(mojo.planJar.toPath());
        mojo.execute();

        assertThat(mojo.planJar).hasBinaryContent(first);
        assertThat(packed()).hasSize(3);
        try (ZipFile jar = new ZipFile(mojo.planJar)) {
            assertThat(jar.stream().skip(2)).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
        }
    }

    @Test
    void takesWhatAModuleOfThisRunMade() throws Exception {
        MavenProject app = project("app", "all/app");
        app.getArtifact().setFile(write("all/app/target/app-1.0.jar", "made").toFile());
        modules.add(app);
        inRepository("app", "1.0", "app-1.0.jar", "another");
        wanted(FROM + "- - jar -");

        expectPacked("1.0", "app-1.0.jar", "made");
    }

    @Test
    void aModuleThatIsBuiltLaterIsAProblem() throws Exception {
        modules.add(project("app", "all/app"));
        inRepository("app", "1.0", "app-1.0.jar", "of another build");
        wanted(FROM + "- - jar -");

        expectProblem(
                "com.acme:app: it is a module of this build, and is not built yet",
                "help: name it before this module in <modules>");
    }

    @Test
    void aModuleThatMakesSomethingElseIsAProblem() throws Exception {
        MavenProject app = project("app", "all/app");
        app.getArtifact().setFile(write("all/app/target/app-1.0.jar", "made").toFile());
        modules.add(app);
        wanted(FROM + "- exec jar -");

        expectProblem("com.acme:app (exec): its module builds app-1.0.jar, and nothing else");
    }

    @Test
    void takesWhatAModuleBesideThisOneBuiltLast() throws Exception {
        write("all/pom.xml", "<project><modules><module>app</module><module>svc</module></modules></project>");
        write(
                "all/app/pom.xml",
                "<project><parent><groupId>com.acme</groupId><version>1.1</version></parent><artifactId>app</artifactId></project>");
        wanted(FROM + "- - jar -");
        expectProblem(
                "com.acme:app: ", "help: it is the module", "which is not built: build it, or all modules, first");

        write("all/app/target/app-1.1.jar", "made");
        expectPacked("1.1", "app-1.1.jar", "made");
        assertThat(logged).anyMatch(line -> line.contains("is what its module built last"));
    }

    @Test
    void takesTheVersionThatThePomNames() throws Exception {
        Dependency dependency = new Dependency();
        dependency.setGroupId("com.acme");
        dependency.setArtifactId("app");
        dependency.setVersion("2.0");
        DependencyManagement managed = new DependencyManagement();
        managed.addDependency(dependency);
        model.setDependencyManagement(managed);
        inRepository("app", "2.0", "app-2.0.jar", "two");
        wanted(FROM + "- - jar -");

        expectPacked("2.0", "app-2.0.jar", "two");
    }

    @Test
    void aVersionThatNobodyNamesIsAProblem() throws Exception {
        wanted(FROM + "- - jar -");

        expectProblem(
                "com.acme:app: nothing says which version",
                "help: add the version, MavenArtifact.of(\"com.acme:app:1.0\")");
    }

    @Test
    void whatNoRepositoryHasIsAProblemAndAllOfThemAreTold() throws Exception {
        wanted(FROM + "2.0 - jar -", "index/other com.acme other 3.0 - jar -");

        expectProblem("com.acme:app:2.0: ", "com.acme:other:3.0: ", "does one of the repositories have it?");
        assertThat(packed()).isEmpty();
    }

    @Test
    void offlineOnlyTheLocalRepositoryCounts() throws Exception {
        inRepository("app", "2.0", "app-2.0.jar", "two");
        wanted(FROM + "2.0 - jar -");
        session.setOffline(true);
        expectProblem("help: the build is offline: build once without -o");

        session.setOffline(false);
        mojo.execute();
        session.setOffline(true);
        expectPacked("2.0", "app-2.0.jar", "two");
    }

    @Test
    void aSnapshotIsWarnedOf() throws Exception {
        inRepository("app", "2.0-SNAPSHOT", "app-2.0-SNAPSHOT.jar", "today");
        wanted(FROM + "2.0-SNAPSHOT - jar -");

        mojo.execute();

        assertThat(logged).anyMatch(line -> line.startsWith("warn: com.acme:app:2.0-SNAPSHOT is a snapshot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "sha512"})
    void aWrongChecksumIsAProblem(String algorithm) throws Exception {
        inRepository("app", "2.0", "app-2.0.jar", "two");
        wanted(FROM + "2.0 - jar " + algorithm + ":00ff");

        expectProblem("it has the checksum\n      " + algorithm + ":", "and should have\n      " + algorithm + ":00ff");
    }

    @Test
    void aRightChecksumIsNone() throws Exception {
        inRepository("app", "2.0", "app-2.0.jar", "two");
        wanted(FROM + "2.0 - jar sha256:" + sha256("two"));

        expectPacked("2.0", "app-2.0.jar", "two");
    }

    @Test
    void anInvalidModelBreaksTheBuildWithWhatThePlanJarSays() throws Exception {
        wanted("invalid");

        expectProblem("the environments do not hold together:\nthe model is invalid");
    }

    @Test
    void aPlanThatWantsNoneIsNotAsked() throws Exception {
        wanted("invalid");
        String main = MAIN.replace("\"dev/launchway/library/fetch/MavenArtifact\"", "\"nothing\"");
        Path source = write("main/Main.java", main.formatted("invalid"));
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", directory.resolve("classes").toString(), source.toString());
        try (OutputStream file = Files.newOutputStream(mojo.planJar.toPath());
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new ZipEntry("dev/launchway/cli/Main.class"));
            Files.copy(directory.resolve("classes/dev/launchway/cli/Main.class"), jar);
        }

        mojo.execute();

        assertThat(packed()).isEmpty();
    }
}
