package dev.launchway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.FaultyBlock.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** That the invariant finds blocks which do not hold it. */
class BlockInvariantTest {

    private static void look(Disk disk) {
        assertThat(disk.read("file")).isEqualTo("content");
    }

    @TempDir
    Path directory;

    private static BlockInvariant faulty(Fault fault) {
        return BlockInvariant.of(FaultyBlock.class)
                .deployed(here -> here.add(new FaultyBlock(fault)))
                .drift("removed", disk -> {
                    disk.delete("file");
                    disk.delete("note");
                })
                .removed(here -> here.add(Purge.of("*")), disk -> assertThat(disk.tree())
                        .isEmpty());
    }

    /** The first failure. */
    private String failure(BlockInvariant block) {
        List<String> failures = new ArrayList<>();
        for (DynamicTest test : block.in(directory).toList()) {
            try {
                test.getExecutable().execute();
            } catch (TestAbortedException e) {
                assertThat(failures).isNotEmpty();
            } catch (Throwable e) {
                failures.add(test.getDisplayName() + ": " + e.getMessage());
            }
        }
        return failures.isEmpty() ? "" : failures.get(0);
    }

    @Test
    void aGoodBlockHoldsIt() {
        assertThat(failure(faulty(Fault.NONE)
                        .present(BlockInvariantTest::look)
                        .drift("changed", disk -> disk.write("file", "other"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ALWAYS_UPDATES, present again",
        "TOUCHES_IN_VERIFY, touched when nothing changes",
        "PREDICTS_ANOTHER_REASON, predicted changes",
        "IS_BLIND_TO_CONTENT, drifted: changed",
        "LOOKS_PAST_PROBE, who proves it after the drift",
        "ASKS_FOR_THE_TIME, there is no proof after the first deployment",
        "NOTES_BEFORE_THE_WORK, 'killed before change 3, write'",
        "DOES_NOTHING, 'absent, then present'",
        "RUNS_WHAT_IT_DID_NOT_PREDICT, 'not predicted: run printf its %s file'",
        "PREDICTS_WHAT_IT_DOES_NOT_RUN, not run: run true",
        "ASKS_SOMETHING, not predicted: run test -e /"
    })
    void aFaultIsFound(Fault fault, String found) {
        BlockInvariant block = faulty(fault).present(BlockInvariantTest::look);
        if (fault != Fault.NOTES_BEFORE_THE_WORK) {
            block.drift("changed", disk -> disk.write("file", "other"));
        }

        assertThat(failure(block)).contains(found);
    }

    @Test
    void whatHasToBeVerifiedEachTimeIsNamed() {
        assertThat(failure(faulty(Fault.ASKS_FOR_THE_TIME)
                        .present(BlockInvariantTest::look)
                        .unproven("the time is another one in each run")))
                .isEmpty();
        assertThat(failure(faulty(Fault.NONE).present(BlockInvariantTest::look).unproven("the time")))
                .contains("why there is no proof");
    }

    @Test
    void whatAnUpdateOnlyAsksIsNamed() {
        assertThat(failure(faulty(Fault.ASKS_SOMETHING)
                        .present(BlockInvariantTest::look)
                        .asks("test -e")))
                .isEmpty();
    }

    @Test
    void aLookThatSeesNothingIsFound() {
        assertThat(failure(faulty(Fault.NONE).present(disk -> {})))
                .contains("looks present before the first deployment");
        assertThat(failure(faulty(Fault.NONE).present(BlockInvariantTest::look).drift("none", disk -> {})))
                .contains("looks present after the drift");
    }

    @Test
    void aCaseSaysHowItIsDeployedAndLooks() {
        assertThatThrownBy(() -> BlockInvariant.of(FaultyBlock.class).in(directory))
                .hasMessage("a case needs .deployed(…) and .present(…)");
        assertThatThrownBy(() -> faulty(Fault.NONE).notKilled(" ")).hasMessage("say why");
    }
}
