package dev.launchway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** What the build, and the builds of services, take from outside: fixed versions of what is named, and nothing else. */
class SupplyTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern VERSION = Pattern.compile("<(version|[a-z0-9-]+\\.version)>([^<]*)</");
    private static final Pattern FIXED = Pattern.compile("\\d+(\\.\\d+)*([.-][A-Za-z0-9]+)?|\\$\\{[a-z0-9.-]+}");

    private static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files.filter(
                            file -> file.endsWith("pom.xml") && !file.toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyVersionIsOneVersion() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path pom : poms()) {
            Matcher versions = VERSION.matcher(Files.readString(pom));
            while (versions.find()) {
                String version = versions.group(2);
                if (!FIXED.matcher(version).matches() || version.endsWith("SNAPSHOT")) {
                    others.add(pom + ": " + version);
                }
            }
        }

        assertThat(poms()).hasSizeGreaterThan(7);
        assertThat(others).isEmpty();
    }

    @Test
    void nothingComesFromARepositoryOfItsOwn() throws IOException {
        for (Path pom : poms()) {
            assertThat(Files.readString(pom))
                    .as(pom.toString())
                    .doesNotContain("<repositories>", "<pluginRepositories>");
        }
    }

    /** Who writes components sees no class of what the runtime is made of, neither in an editor nor in a compiler. */
    @Test
    void theClassPathOfAuthorsHasLaunchwaysOwnJarsAlone() throws Exception {
        assertThat(dependencies("annotations", "compile", "runtime")).isEmpty();
        assertThat(dependencies("api", "compile", "runtime")).containsExactly("dev.launchway:launchway-annotations");
        assertThat(dependencies("library", "compile", "runtime"))
                .containsExactly("dev.launchway:launchway-annotations", "dev.launchway:launchway-api");
        assertThat(dependencies("service-parent", "compile")).containsExactly("dev.launchway:launchway-library");
        assertThat(dependencies("service-parent", "runtime")).containsExactly("dev.launchway:launchway-runtime");
    }

    private static List<String> dependencies(String module, String... scopes) throws Exception {
        XPath path = XPathFactory.newInstance().newXPath();
        NodeList all = (NodeList) path.evaluate(
                "/project/dependencies/dependency",
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(ROOT.resolve(module).resolve("pom.xml").toFile()),
                XPathConstants.NODESET);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            String scope = path.evaluate("scope", all.item(i));
            if (List.of(scopes).contains(scope.isEmpty() ? "compile" : scope)) {
                names.add(path.evaluate("groupId", all.item(i)) + ":" + path.evaluate("artifactId", all.item(i)));
            }
        }
        return names;
    }

    /** A processor of the class path would be any library's: only what is named runs in the compiler of a service. */
    @Test
    void servicesNameTheProcessorThatTheirCompilerRuns() throws IOException {
        assertThat(Files.readString(ROOT.resolve("service-parent/pom.xml")))
                .containsPattern("<annotationProcessorPaths>\\s*<path>\\s*<groupId>dev\\.launchway</groupId>\\s*"
                        + "<artifactId>launchway-processor</artifactId>");
        for (String module : List.of("annotations", "diagnostics", "api", "library", "runtime")) {
            assertThat(ROOT.resolve(module)
                            .resolve("target/classes/META-INF/services/javax.annotation.processing.Processor"))
                    .doesNotExist();
        }
    }

    /** Who has another parent packs what the parent packs. */
    @Test
    void thePomOfTheGuideIsThatOfTheParent() throws IOException {
        String parent = Files.readString(ROOT.resolve("service-parent/pom.xml"));
        String guide = Files.readString(ROOT.resolve("docs/builds.md")).replace(" combine.self=\"override\"", "");

        assertThat(packing(guide)).isEqualTo(packing(parent));
        for (String plugin : List.of("maven-compiler-plugin", "maven-shade-plugin")) {
            assertThat(version(guide, plugin)).isEqualTo(version(parent, plugin));
        }
    }

    private static List<String> packing(String pom) {
        String part = pom.substring(pom.indexOf("<filters>"), pom.indexOf("</transformers>"));
        return part.lines().map(String::strip).toList();
    }

    private static String version(String pom, String plugin) {
        Matcher found = Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]*)</version>")
                .matcher(pom);
        assertThat(found.find()).as(plugin).isTrue();
        return found.group(1);
    }
}
