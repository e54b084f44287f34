package dev.launchway.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Probe;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What is told of a program when the process that looks stands still between a look and the next one. */
class ReadinessTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private long now;
    private final Readiness readiness = new Readiness(() -> now);

    /** A target that answers one question after the other, a minute after it has found out. */
    private Probe answering(String... problems) {
        Queue<String> left = new ArrayDeque<>(List.of(problems));
        return (Probe) Proxy.newProxyInstance(
                Probe.class.getClassLoader(),
                new Class<?>[] {Probe.class},
                (probe, method, arguments) -> method.getName().equals("predicting") ? false : answer(left));
    }

    private Optional<String> answer(Queue<String> left) {
        now += MINUTE.toNanos();
        return Optional.of(left.remove()).filter(problem -> !problem.isEmpty());
    }

    @Test
    void aProgramThatEndsMeanwhileIsNotTakenForOneThatRuns() {
        Queue<String> looks = new ArrayDeque<>(List.of("", "it ended"));

        assertThat(readiness.awaitStart(null, () -> answer(looks).orElse(null), MINUTE, SECOND))
                .isEqualTo("it ended");
    }

    @Test
    void aProgramThatGetsReadyMeanwhileIsNotTakenForOneThatDoesNot() {
        readiness.tcp("localhost", 80);

        assertThat(readiness.awaitStart(answering("refused", ""), () -> null, SECOND, SECOND))
                .isNull();
    }

    @Test
    void aProgramThatIsWellAgainMeanwhileIsLeftAlone() {
        readiness.tcp("localhost", 80);

        assertThat(readiness.problemAfterAWhile(answering("refused", ""))).isNull();
    }

    @Test
    void whatStaysIsToldAfterOneLookMore() {
        readiness.tcp("localhost", 80);

        assertThat(readiness.awaitStart(answering("refused", "late"), () -> null, SECOND, SECOND))
                .isEqualTo("it was not ready within 1 s: localhost:80 does not answer as it should: late");
        assertThat(readiness.problemAfterAWhile(answering("refused", "late")))
                .isEqualTo("localhost:80 does not answer as it should: late");
    }
}
