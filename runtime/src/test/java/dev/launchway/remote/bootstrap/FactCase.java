package dev.launchway.remote.bootstrap;

import static dev.launchway.remote.bootstrap.FactCase.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.launchway.engine.facts.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What is there before, what is known of it, and what makes that false.
 *
 * @param given makes what is there
 * @param facts known of it
 * @param drifts what makes them false, by name
 */
record FactCase(Step given, Facts facts, Map<String, Drift> drifts) {

    /** Something done in a directory. */
    interface Step {
        void on(Path here) throws Exception;
    }

    /** What is known of a directory. */
    interface Facts {
        List<Fact> of(Path here) throws Exception;
    }

    /** A change that makes something false, and what takes it back. */
    record Drift(Step change, Step back) {}

    static FactCase given(Step given, Facts facts) {
        return new FactCase(given, facts, new LinkedHashMap<>());
    }

    FactCase drift(String name, Step change, Step back) {
        drifts.put(name, new Drift(change, back));
        return this;
    }

    /** A test for each. */
    static Stream<DynamicTest> tests(Path directory, Map<String, FactCase> cases) {
        AtomicInteger number = new AtomicInteger();
        return cases.entrySet().stream()
                .map(one -> dynamicTest(
                        one.getKey(), () -> one.getValue().check(directory.resolve("" + number.incrementAndGet()))));
    }

    /** Each shell proves what is there, and none what is no more. */
    private void check(Path directory) throws Exception {
        ProofShell shell = new ProofShell(directory);
        Path here = Files.createDirectory(directory.toRealPath().resolve("here"));
        given.on(here);
        shell.keep(facts.of(here));

        assertThat(shell.proving()).as("kept").containsExactlyElementsOf(shell.provers());
        for (Map.Entry<String, Drift> drift : drifts.entrySet()) {
            drift.getValue().change().on(here);
            assertThat(shell.proving()).as(drift.getKey()).isEmpty();
            drift.getValue().back().on(here);
            assertThat(shell.isProven()).as(drift.getKey() + " and back").isTrue();
        }
        assertThat(shell.facts()).isDirectoryNotContaining("glob:**{output,rest,input}*");
    }
}
