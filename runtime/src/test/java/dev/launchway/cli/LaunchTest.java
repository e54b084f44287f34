package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that do not get as far as a run, and what all commands have in common. */
class LaunchTest {

    @TempDir
    private Path directory;

    @Test
    void helpAndVersionAreResults() {
        Called help = Called.with(directory, "local --help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).isEqualTo(HelpText.of(Command.LOCAL));
        assertThat(help.err()).isEmpty();

        Called version = Called.with(directory, "--version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).isEqualTo(HelpText.version());
    }

    @Test
    void wrongUsageIsToldOnStandardErrorWithAWayOut() {
        Called called = Called.with(directory, "lcoal dev");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).isEqualTo("""
                error: there is no command 'lcoal'
                    help: did you mean 'local'?
                """);
    }

    @Test
    void anUnknownEnvironmentIsToldWithTheNearest() {
        Called called = Called.with(directory, "local dve");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).isEqualTo("""
                error: there is no environment 'dve'
                    help: did you mean 'dev'?
                """);
        assertThat(Called.with(directory, "check dev stagin").err()).isEqualTo("""
                error: there is no environment 'stagin'
                    help: did you mean 'staging'?
                """);
        assertThat(Called.with(directory, "plan production").err()).isEqualTo("""
                error: there is no environment 'production'
                    help: environments: asleep, broken, broken-too, confirmed, dev, empty, failing, gated, staging
                """);
    }

    @Test
    void wrongUsageIsAlsoJsonWhereJsonWasAskedFor() {
        Called called = Called.with(directory, "local dve --json");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.out()).isEqualTo("""
                {"event":"error","schema":1,"trouble":"usage","environment":"dve","message":"there is no environment 'dve'","details":[],"help":"did you mean 'dev'?"}
                {"event":"summary","environment":"dve","mode":"deploy","outcome":"not-begun","changed":0,"unchanged":0,"failed":0,"skipped":0,"problems":1,"seconds":N}
                """);
        assertThat(called.err()).startsWith("error: there is no environment 'dve'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--jobs", "--max-failures"})
    void whatCountsIsANumberFromOne(String option) {
        for (String value : List.of("0", "-1", "many", "1.5", "99999999999")) {
            Called called = Called.with(directory, "remote staging " + option + "=" + value);

            assertThat(called.code()).as(value).isEqualTo(64);
            assertThat(called.err()).isEqualTo("error: " + option + " takes a number from 1, not '" + value + "'\n");
        }
    }

    @Test
    void anUnknownHostIsToldWithTheNearest() {
        assertThat(Called.with(directory, "local staging --host wbe01").err()).isEqualTo("""
                error: environment 'staging' has no host 'wbe01'
                    help: did you mean 'web01'?
                """);
        Called called = Called.with(directory, "local staging --host database");
        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).isEqualTo("""
                error: environment 'staging' has no host 'database'
                    help: hosts: web[01..03], app[01..03]; components: front, app
                """);
    }

    @Test
    void oneHostCanBeNamedAsPlanPrintsItOrByAPattern() {
        for (String host : List.of("web01", "web01.example.com", "web[01..01]", "web*1")) {
            assertThat(Called.with(directory, "local staging --predict --json --host " + host)
                            .out())
                    .contains("\"hosts\":[\"web01\"]");
        }
        assertThat(Called.with(directory, "local staging --host web[01..03]").err())
                .isEqualTo("""
                error: 'web[01..03]' names 3 hosts of environment 'staging', and this machine can be one alone
                    help: choose one of them: web[01..03]
                """);
    }

    @Test
    void anIgnoredHostIsNotDeployedHere() {
        Called called = Called.with(directory, "local staging --host app03");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).isEqualTo("""
                error: host 'app03' of environment 'staging' is ignored, in environments/x.toml:6:1
                    help: take away its '!', or 'ignore', to deploy it
                """);
    }

    @Test
    void whereThereIsNothingToDeployThatIsSaid() {
        Called local = Called.with(directory, "local asleep");
        assertThat(local.code()).isEqualTo(64);
        assertThat(local.err()).isEqualTo("""
                error: all hosts of environment 'asleep' are ignored: a1, a2
                    help: take away the '!', or 'ignore', of the one to deploy
                """);
        Called empty = Called.with(directory, "local empty");
        assertThat(empty.code()).isEqualTo(64);
        assertThat(empty.err()).isEqualTo("""
                error: environment 'empty' has no hosts
                    help: name one in [hosts] of environments/empty.toml
                """);

        assertThat(nothing("remote asleep")).isEqualTo("a1, a2 are ignored");
        assertThat(nothing("remote staging --limit app03")).isEqualTo("app03 is ignored");
        assertThat(Called.with(directory, "remote asleep --status").err())
                .isEqualTo("note: there is no host to ask: a1, a2 are ignored\n");
        assertThat(nothing("remote empty")).isEqualTo("environment 'empty' has no hosts");
    }

    private String nothing(String line) {
        Called called = Called.with(directory, line);
        assertThat(called.code()).as(called.err()).isZero();
        String note = called.err()
                .lines()
                .filter(text -> text.contains("nothing to deploy"))
                .findFirst()
                .orElse("");
        return note.replace("note: there is nothing to deploy: ", "");
    }

    @Test
    void ofSeveralHostsTheOneNamedLikeThisMachineIsTaken() {
        assertThat(on("web02").out()).contains("\"hosts\":[\"web02\"]");
        assertThat(on("web02.example.com").out()).contains("\"hosts\":[\"web02\"]");
        assertThat(on("web02.other.example").out()).contains("\"hosts\":[\"web02\"]");
        Called called = on("laptop");
        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).isEqualTo("""
                error: environment 'staging' has 5 hosts, and none is named like this machine (laptop)
                    help: choose one with --host: web[01..03], app01, app02
                """);
    }

    @Test
    void exitCodeIsForPredictions() {
        Called called = Called.with(directory, "local dev --exit-code");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).isEqualTo("""
                error: --exit-code tells what a prediction found
                    help: add --predict
                """);
    }

    @Test
    void aMissingPlanIsAnInvalidModel() {
        PlanSource missing = new TestService().missing();

        Called text = Called.with(directory, missing, "here", Map.of(), "check");
        assertThat(text.code()).isEqualTo(3);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).isEqualTo("""
                error: [LW161] there is no plan
                    help: build again
                1 problem, nothing was changed
                """);
        Called json = Called.with(directory, missing, "here", Map.of(), "local dev --json");
        assertThat(json.code()).isEqualTo(3);
        assertThat(json.out()).startsWith("{\"event\":\"error\",\"schema\":1,\"trouble\":\"model-invalid\"");
        assertThat(json.out().lines().skip(1)).singleElement().asString().startsWith("{\"event\":\"summary\"");
    }

    @Test
    void aDefectOfLaunchwayShowsItsPlaceOnlyWhenAsked() {
        PlanSource defect = new PlanSource() {
            @Override
            public dev.launchway.plan.ServicePlan find() {
                throw new IllegalStateException("oops");
            }

            @Override
            public void checkFiles(dev.launchway.plan.EnvironmentPlan environment) {}
        };

        Called called = Called.with(directory, defect, "here", Map.of(), "check");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).isEqualTo("""
                error: Launchway itself failed: java.lang.IllegalStateException: oops
                    help: -v shows where; please report it
                """);
        assertThat(Called.with(directory, defect, "here", Map.of(), "check -v").err())
                .contains("\tat dev.launchway.cli.LaunchTest");
    }

    @Test
    void coloursFollowTheVariables() {
        assertThat(coloured("check lcoal", Map.of("FORCE_COLOR", "1"))).isTrue();
        assertThat(coloured("check lcoal", Map.of("FORCE_COLOR", "0"))).isFalse();
        assertThat(coloured("check lcoal", Map.of("FORCE_COLOR", "1", "NO_COLOR", "1")))
                .isFalse();
        assertThat(coloured("check lcoal --no-color", Map.of("FORCE_COLOR", "1")))
                .isFalse();
        assertThat(coloured("check lcoal", Map.of("NO_COLOR", ""))).isFalse();
    }

    @Test
    void completionKnowsCommandsOptionsAndEnvironments() {
        Called called = Called.with(directory, "generate-completion --name lw");

        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("local", "--predict", "staging", "complete -F _complete_lw -o default lw");
        assertThat(Called.with(directory, "generate-completion --name a;b").code())
                .isEqualTo(64);
    }

    private Called on(String machine) {
        return Called.with(directory, new TestService(), machine, Map.of(), "local staging --predict --json");
    }

    private boolean coloured(String line, Map<String, String> variables) {
        return Called.with(directory, new TestService(), "here", variables, line)
                .err()
                .contains("\u001b[31m");
    }
}
