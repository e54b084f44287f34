package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.rollout.StopRequest;
import dev.launchway.plan.EnvironmentPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is deployed that people want to be asked about and were not. */
class ConfirmationTest {

    @TempDir
    private Path directory;

    private final TestService service = new TestService();
    private final EnvironmentPlan environment = service.environment("confirmed");
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"y,true", "yes,true", "' Y ',true", "YES,true", "n,false", "'',false", "yep,false", "no,false"})
    void onlyAYesIsAYes(String answer, boolean yes) throws UsageException {
        assertThat(confirmation(input(answer + "\n"), true, "").test(3)).isEqualTo(yes);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("deploy confirmed on 3 hosts? [y/N] ");
    }

    @Test
    void theEndOfTheInputIsNoYes() throws UsageException {
        assertThat(confirmation(input(""), true, "").test(1)).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("deploy confirmed on 1 host? [y/N] ");
    }

    @Test
    void anInterruptIsHeardInsteadOfAnAnswer() throws Exception {
        try (PipedOutputStream open = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(open)) {
            Confirmation confirmation = new Confirmation(session(in, true, ""), environment, Mode.DEPLOY, () -> true);

            assertThat(confirmation.test(1)).isFalse();
        }
    }

    @Test
    void anInterruptIsHeardWhileAnAnswerIsWaitedFor() throws Exception {
        StopRequest later = new StopRequest() {
            @Override
            public boolean getAsBoolean() {
                return false;
            }

            @Override
            public void onRequest(Runnable action) {
                action.run();
            }
        };
        try (PipedOutputStream open = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(open)) {
            Confirmation confirmation = new Confirmation(session(in, true, ""), environment, Mode.DEPLOY, later);

            assertThat(confirmation.test(1)).isFalse();
        }
    }

    @Test
    void whereNobodyCanAnswerItRefuses() throws UsageException {
        assertThatThrownBy(() -> confirmation(input("y\n"), false, "").requireTerminal())
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "environment 'confirmed' wants to be asked for (confirm), and there is no terminal to answer at");

        Called called = Called.with(directory, "remote confirmed");
        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err())
                .contains("help: say --yes to deploy without being asked")
                .doesNotContain("reaching");
    }

    @Test
    void whoSaysYesBeforehandIsNotAsked() throws Exception {
        Confirmation confirmation = confirmation(input(""), false, "--yes");

        confirmation.requireTerminal();
        assertThat(confirmation.test(1)).isTrue();
        assertThat(err.size()).isZero();
    }

    @Test
    void aPredictionIsNotAskedAbout() throws Exception {
        Confirmation confirmation =
                new Confirmation(session(input(""), false, ""), environment, Mode.PREDICT, () -> false);

        confirmation.requireTerminal();
        assertThat(confirmation.test(1)).isTrue();
    }

    private Confirmation confirmation(InputStream in, boolean terminal, String option) throws UsageException {
        return new Confirmation(session(in, terminal, option), environment, Mode.DEPLOY, () -> false);
    }

    private Session session(InputStream in, boolean terminal, String option) throws UsageException {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        ProcessContext context = new ProcessContext(
                in, stream, stream, terminal, terminal, terminal, Map.of("TERM", "dumb"), directory, "here");
        String[] args = ("remote confirmed " + option).strip().split(" ", -1);
        return new Session(ArgumentParser.parse(args), context, service, service, "remote confirmed");
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
