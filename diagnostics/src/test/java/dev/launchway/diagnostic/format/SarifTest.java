package dev.launchway.diagnostic.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.Place;
import dev.launchway.diagnostic.Severity;
import dev.launchway.diagnostic.Subject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifTest {

    private static final Finding UNSATISFIED = Finding.of(
                    Code.LW210_UNSATISFIED_REQUIREMENT,
                    Severity.ERROR,
                    "nothing provides 'app:http' in environment 'staging'")
            .detail("required by Nginx.backends on web01 (environments/staging.toml:9)")
            .detail("http://example.com/a.b:80 is no place")
            .help("assign 'app' to a host")
            .at(new Place("com/example/shop/Nginx.java", 17, 15))
            .about(Subject.element("com.example.shop.Nginx.backends"));

    private static final Finding UNUSED = Finding.of(
                    Code.LW325_UNUSED_OVERRIDE, Severity.WARNING, "no host runs component 'nginx'")
            .at(new Place("environments/a b.toml", 4, 1));

    @TempDir
    private Path directory;

    private static JsonObject run(List<Finding> findings, SourceTree sources) throws IOException {
        StringWriter text = new StringWriter();
        Sarif.write(findings, sources, text);
        JsonObject log = JsonParser.parseString(text.toString()).getAsJsonObject();
        assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
        assertThat(log.get("$schema").getAsString()).endsWith("/sarif-schema-2.1.0.json");
        return log.getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    private static JsonObject at(JsonObject object, String... path) {
        JsonElement at = object;
        for (String step : path) {
            at = at instanceof JsonArray array
                    ? array.get(Integer.parseInt(step))
                    : at.getAsJsonObject().get(step);
        }
        return at.getAsJsonObject();
    }

    @Test
    void aResultTellsAllOfItsFinding() throws IOException {
        JsonObject run = run(List.of(UNSATISFIED), new SourceTree(directory));

        JsonObject result = at(run, "results", "0");
        assertThat(result.get("ruleId").getAsString()).isEqualTo("LW210");
        assertThat(result.get("level").getAsString()).isEqualTo("error");
        assertThat(at(result, "message").get("text").getAsString()).isEqualTo(UNSATISFIED.text());
        assertThat(at(result, "locations", "0", "physicalLocation").toString())
                .isEqualTo(
                        "{\"artifactLocation\":{\"uri\":\"com/example/shop/Nginx.java\",\"uriBaseId\":\"%SRCROOT%\"},"
                                + "\"region\":{\"startLine\":17,\"startColumn\":15}}");
        assertThat(at(result, "locations", "0", "logicalLocations", "0")
                        .get("fullyQualifiedName")
                        .getAsString())
                .isEqualTo("com.example.shop.Nginx.backends");
        assertThat(result.getAsJsonArray("relatedLocations")).hasSize(1);
        assertThat(at(result, "relatedLocations", "0", "physicalLocation", "artifactLocation")
                        .get("uri")
                        .getAsString())
                .isEqualTo("environments/staging.toml");
        assertThat(at(run, "originalUriBaseIds").keySet()).containsExactly("%SRCROOT%");
    }

    @Test
    void rulesAreThoseOfTheResultsWithTheirOwnSeverity() throws IOException {
        JsonObject run = run(List.of(UNUSED.as(Severity.ERROR), UNSATISFIED, UNSATISFIED), new SourceTree(directory));

        JsonArray rules = at(run, "tool", "driver").getAsJsonArray("rules");
        assertThat(rules).hasSize(2);
        assertThat(at(run, "tool", "driver", "rules", "1").get("id").getAsString())
                .isEqualTo("LW325");
        assertThat(at(run, "tool", "driver", "rules", "1").get("name").getAsString())
                .isEqualTo("UnusedOverride");
        assertThat(at(run, "tool", "driver", "rules", "1", "defaultConfiguration")
                        .get("level")
                        .getAsString())
                .isEqualTo("warning");
        assertThat(at(run, "results", "0").get("level").getAsString()).isEqualTo("error");
        assertThat(at(run, "results", "0").get("ruleIndex").getAsInt()).isEqualTo(1);
        assertThat(at(run, "results", "1").get("ruleIndex").getAsInt()).isZero();
    }

    @Test
    void aRuleHasThePageOfItsCode() throws IOException {
        JsonObject rule = at(run(List.of(UNSATISFIED), new SourceTree(directory)), "tool", "driver", "rules", "0");

        assertThat(at(rule, "shortDescription").get("text").getAsString()).doesNotContain("LW210", "#");
        assertThat(at(rule, "help").get("markdown").getAsString())
                .contains("## Wrong", "## Right")
                .doesNotStartWith("#");
        assertThat(at(rule, "help").get("text").getAsString()).isEqualTo("java -jar plan.jar explain LW210");
    }

    @Test
    void pathsAreThoseOfTheCheckoutWhereTheFileIsFound() throws IOException {
        Path file = directory.resolve("shop/src/main/resources/environments/a b.toml");
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        SourceTree inside = new SourceTree(directory).addProjectOf(Path.of("shop/target/classes"));
        assertThat(at(run(List.of(UNUSED), inside), "results", "0", "locations", "0", "physicalLocation")
                        .toString())
                .contains("\"shop/src/main/resources/environments/a%20b.toml\",\"uriBaseId\"");
        SourceTree outside =
                new SourceTree(directory.resolve("elsewhere")).addProjectOf(directory.resolve("shop/target/plan.jar"));
        assertThat(at(run(List.of(UNUSED), outside), "results", "0", "locations", "0", "physicalLocation")
                        .toString())
                .contains("\"file:///")
                .doesNotContain("uriBaseId");
    }

    @Test
    void fingerprintsOutliveMovedLinesAndTellTwinsApart() throws IOException {
        JsonObject before =
                run(List.of(UNUSED, UNUSED.at(new Place("environments/a b.toml", 8, 1))), new SourceTree(directory));
        JsonObject after = run(
                List.of(UNUSED.at(new Place("environments/a b.toml", 5, 3)).detail("more")), new SourceTree(directory));

        List<String> prints = new ArrayList<>();
        for (JsonObject result :
                List.of(at(before, "results", "0"), at(before, "results", "1"), at(after, "results", "0"))) {
            prints.add(
                    at(result, "partialFingerprints").get("launchwayFinding/v1").getAsString());
        }
        assertThat(prints.get(2)).isEqualTo(prints.get(0));
        assertThat(prints.get(1)).isNotEqualTo(prints.get(0));
    }

    @Test
    void nothingFoundIsALogWithoutResults() throws IOException {
        assertThat(run(List.of(), new SourceTree(directory)).getAsJsonArray("results"))
                .isEmpty();
    }
}
