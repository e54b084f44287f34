package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCommandTest {

    @TempDir
    private Path directory;

    @Test
    void theFirstRunTellsWhatChangedAndTheSecondTheSummaryAlone() {
        Called first = Called.with(directory, "local dev");
        assertThat(first.code()).isZero();
        assertThat(first.err()).isEqualTo("""
                note: App on here: listens on 8080
                here: App > Note("one.txt")
                here: App > Note("two.txt")
                """);
        assertThat(first.out()).isEqualTo("dev: 2 changed, 2 unchanged, 0 failed, 0 skipped in N s\n");
        assertThat(directory.resolve("work/app/one.txt")).hasContent("hello");

        Called second = Called.with(directory, "local dev");
        assertThat(second.code()).isZero();
        assertThat(second.err()).isEqualTo("note: App on here: listens on 8080\n");
        assertThat(second.out()).isEqualTo("dev: 0 changed, 4 unchanged, 0 failed, 0 skipped in N s\n");
    }

    @Test
    void aPredictionIsAResultAndChangesNothing() {
        Called called = Called.with(directory, "local dev --predict");

        assertThat(called.code()).isZero();
        assertThat(called.out())
                .contains("here: App > Note(\"one.txt\")\n")
                .endsWith("dev: 2 would change, 2 unchanged, 0 failed, 0 skipped in N s\n");
        assertThat(directory).isEmptyDirectory();
        assertThat(Called.with(directory, "local dev --predict --exit-code").code())
                .isEqualTo(2);
        Called.with(directory, "local dev");
        assertThat(Called.with(directory, "local dev --predict --exit-code").code())
                .isZero();
    }

    @Test
    void aFailureIsABlockAndEndsWithOne() {
        Called called = Called.with(directory, "local failing");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .contains("failed: here: App > Note(\"one.txt\")\n", "cannot write ␛[2Jthis", "at App.java:")
                .contains("skipped: here: front")
                .doesNotContain("\tat ");
        assertThat(called.out()).isEqualTo("failing: 0 changed, 0 unchanged, 1 failed, 1 skipped in N s\n");
        assertThat(Called.with(directory, "local failing -v").err()).contains("\tat com.example.cli.App");
    }

    @Test
    void anInvalidModelTouchesNothing() {
        Called called = Called.with(directory, "local broken --host a1");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("port 0 is not a port", "in App on a1, a2, environment broken");
        assertThat(called.out()).isEqualTo("broken: 1 problem, nothing was changed\n");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void jsonEndsWithTheSummaryAlsoWhenTheModelIsInvalid() {
        Called run = Called.with(directory, "local dev --json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().findFirst())
                .contains(
                        "{\"event\":\"run-started\",\"schema\":1,\"environment\":\"dev\",\"hosts\":[\"here\"],\"mode\":\"deploy\"}");
        assertThat(run.out())
                .contains(
                        "{\"event\":\"component-changed\",\"host\":\"here\",\"component\":\"App > Note(\\\"one.txt\\\")\"")
                .endsWith("{\"event\":\"summary\",\"environment\":\"dev\",\"mode\":\"deploy\",\"outcome\":\"done\","
                        + "\"changed\":2,\"unchanged\":2,\"failed\":0,\"skipped\":0,\"problems\":0,\"seconds\":N}\n");

        Called invalid = Called.with(directory, "local broken --host a1 --json");
        assertThat(invalid.code()).isEqualTo(3);
        assertThat(invalid.out())
                .contains(
                        "{\"event\":\"error\",\"trouble\":\"model-invalid\",\"code\":\"LW150\",\"environment\":\"broken\",\"host\":\"a1\",")
                .endsWith("\"failed\":0,\"skipped\":0,\"problems\":2,\"seconds\":N}\n");
    }

    @Test
    void aDirectoryThatCannotBeUsedIsUnfit() throws IOException {
        Files.writeString(directory.resolve(".launchway"), "");

        Called called = Called.with(directory, "local dev");

        assertThat(called.code()).isEqualTo(4);
        assertThat(called.err()).contains("error: ", ".launchway", "    on here, environment dev\n");
        assertThat(directory.resolve("work")).doesNotExist();
    }
}
