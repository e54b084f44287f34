package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
                broken: 1 problem, nothing was changed
                broken-too: 1 problem, nothing was changed
                dev: 2 roots, 4 components, holds together
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
}
