package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path directory;

    @Test
    void whatHoldsTogetherIsOneLine() {
        Called called = Called.with(directory, "check dev staging");

        assertThat(called.code()).isZero();
        assertThat(called.out()).isEqualTo("""
                dev: 2 roots, 4 components, holds together
                staging: 7 roots, 13 components, holds together
                """);
        assertThat(called.err()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void problemsOfAllEnvironmentsAreToldAndEachOnce() {
        Called called = Called.with(directory, "check");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.out()).isEqualTo("""
                asleep: 2 roots, 6 components, holds together
                broken: 1 problem, nothing was changed
                broken-too: 1 problem, nothing was changed
                confirmed: 1 root, 3 components, holds together
                dev: 2 roots, 4 components, holds together
                empty: 0 roots, 0 components, holds together
                failing: 2 roots, 4 components, holds together
                gated: 2 roots, 4 components, holds together
                staging: 7 roots, 13 components, holds together
                """);
        assertThat(called.err()).contains("port 0 is not a port").contains("in App on a1, a2, environment broken\n");
        assertThat(called.err()).contains("in App on a1, a2, environment broken-too\n");
        assertThat(called.err()).contains("at App.java:").doesNotContain("\tat ");
        assertThat(Called.with(directory, "check broken -v").err()).contains("\tat com.example.cli.App.configure");
    }

    @Test
    void jsonIsASummaryForEachEnvironment() {
        Called called = Called.with(directory, "check --json broken dev");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).isEmpty();
        assertThat(called.out().lines().filter(line -> line.startsWith("{\"event\":\"summary\"")))
                .containsExactly(
                        "{\"event\":\"summary\",\"environment\":\"broken\",\"mode\":\"check\",\"outcome\":\"not-begun\","
                                + "\"changed\":0,\"unchanged\":0,\"failed\":0,\"skipped\":0,\"problems\":2,\"seconds\":N}",
                        "{\"event\":\"summary\",\"environment\":\"dev\",\"mode\":\"check\",\"outcome\":\"done\","
                                + "\"changed\":0,\"unchanged\":0,\"failed\":0,\"skipped\":0,\"problems\":0,\"seconds\":N}");
    }

    @Test
    void githubGetsCommandsWithPathsOfTheCheckout() throws IOException {
        Path environments = Files.createDirectories(directory.resolve("shop/src/main/resources/environments"));
        Files.createFile(environments.resolve("x.toml"));
        Path source = Files.createDirectories(directory.resolve("shop/src/main/java/com/example/cli"));
        Files.createFile(source.resolve("App.java"));
        Called called = Called.with(directory, "check --github");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.out().lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("::warning file=shop/src/main/resources/environments/x.toml,line=9,col=1,"
                                        + "title=LW325::no host runs component 'front', which is set here"
                                        + "%0A    help: assign the component to a host, or delete the section"),
                        line -> assertThat(line)
                                .startsWith("::error file=shop/src/main/java/com/example/cli/App.java,line=")
                                .endsWith(",title=LW150::port 0 is not a port"
                                        + "%0A    in App on a1, a2, environment broken"
                                        + "%0A    in App on a1, a2, environment broken-too"));
        assertThat(called.err())
                .contains("port 0 is not a port")
                .contains("dev: 2 roots, 4 components, holds together");
    }

    @Test
    void whatHasNoFileInTheCheckoutNamesItsPlace() {
        Called called = Called.with(directory, "check --github dev");

        assertThat(called.code()).isZero();
        assertThat(called.out())
                .isEqualTo(
                        "::warning title=LW325::environments/x.toml:9:1: no host runs component 'front', which is set here"
                                + "%0A    help: assign the component to a host, or delete the section\n");
    }

    @Test
    void sarifHasTheCompilersFindingsAndTheChecks() {
        Called called = Called.with(directory, "check --sarif broken broken-too");

        assertThat(called.code()).isEqualTo(3);
        JsonObject run = JsonParser.parseString(called.out())
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        assertThat(run.getAsJsonArray("results")).hasSize(2);
        JsonObject first = run.getAsJsonArray("results").get(0).getAsJsonObject();
        assertThat(first.get("ruleId").getAsString()).isEqualTo("LW325");
        assertThat(first.get("level").getAsString()).isEqualTo("warning");
        JsonObject second = run.getAsJsonArray("results").get(1).getAsJsonObject();
        assertThat(second.get("ruleId").getAsString()).isEqualTo("LW150");
        assertThat(second.get("level").getAsString()).isEqualTo("error");
        assertThat(second.getAsJsonObject("properties"))
                .hasToString("{\"environments\":[\"broken\",\"broken-too\"],\"hosts\":[\"a1\",\"a2\",\"a1\",\"a2\"]}");
        assertThat(second.toString()).contains("{\"fullyQualifiedName\":\"App\",\"kind\":\"component\"}");
    }

    @Test
    void aProgramWithoutPlanIsAFindingToo() {
        Called called = Called.with(directory, new TestService().missing(), "elsewhere", Map.of(), "check --sarif");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.out()).contains("there is no plan").contains("\"results\": [");
    }

    @Test
    void standardOutputTakesOneFormat() {
        Called called = Called.with(directory, "check --json --sarif");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).contains("--json and --sarif contradict each other");
        assertThat(Called.with(directory, "check --github --sarif").code()).isEqualTo(64);
    }
}
