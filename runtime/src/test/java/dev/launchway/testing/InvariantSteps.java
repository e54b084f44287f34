package dev.launchway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.library.file.Disk;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The steps of a case of {@link BlockInvariant}, in one directory, in order. */
final class InvariantSteps {

    interface Step {
        void run();
    }

    private final BlockInvariant block;
    private final Path base;
    private final Theatre theatre;
    private final Disk disk;
    private final BlockProof proof;
    private boolean upToNow = true;

    InvariantSteps(BlockInvariant block, Path base) {
        this.block = block;
        this.base = base;
        this.theatre = new Theatre(base);
        this.disk = new Disk(theatre.workdir());
        this.proof = new BlockProof(block, theatre, base.resolveSibling(base.getFileName() + "-facts"));
    }

    void absentThenPresent() {
        step(() -> {
            block.give(disk);
            assertNotPresent("before the first deployment");
            assertThat(change(block.deployment(theatre)).changed()).isNotEmpty();
            block.assertPresent(disk);
        });
    }

    void presentAgain() {
        step(() -> {
            proof.assertFound("after the first deployment");
            Deployment deployment = block.deployment(theatre);
            assertNothingChanges(deployment);
            proof.assertHolds("after a run in which nothing changed");
            UnchangedCost.file().ifPresent(new UnchangedCost(block.type(), deployment)::writeTo);
        });
    }

    void mended(Consumer<Disk> drift) {
        step(() -> {
            drift.accept(disk);
            assertNotPresent("after the drift");
            proof.assertHoldsNoMore("after the drift");
            assertThat(change(block.deployment(theatre)).changed()).isNotEmpty();
            block.assertPresent(disk);
            proof.assertFound("after the drift was mended");
            assertNothingChanges(block.deployment(theatre));
            proof.assertHolds("after a run in which nothing changed");
        });
    }

    void removed() {
        step(() -> {
            assertThat(catchThrowable(() -> block.assertRemoved(disk)))
                    .as("looks removed before it was")
                    .isNotNull();
            assertThat(change(block.removal(theatre)).changed()).isNotEmpty();
            block.assertRemoved(disk);
            assertNothingChanges(block.removal(theatre));
        });
    }

    void cleanUp() {
        block.cleanUp(disk);
    }

    /** Ends a case that another run, which was killed, has begun. */
    void goneOnWith() {
        change(block.deployment(theatre));
        block.assertPresent(disk);
        assertNothingChanges(block.deployment(theatre));
    }

    private void step(Step step) {
        assumeTrue(upToNow, "a step before it failed");
        upToNow = false;
        step.run();
        upToNow = true;
    }

    private void assertNotPresent(String when) {
        assertThat(catchThrowable(() -> block.assertPresent(disk)))
                .as("looks present " + when)
                .isNotNull();
    }

    /** Predicts and deploys: the prediction touches nothing, and says what then happens. */
    private Run change(Deployment deployment) {
        Snapshot before = snapshot();
        Run predicted = deployment.predict();
        assertThat(snapshot()).as("touched by a prediction").isEqualTo(before);
        Run done = deployment.deploy();
        assertSucceeded(done);
        assertThat(predicted.notKnown()).as("not known before").isEmpty();
        assertThat(predicted.reasons()).as("predicted changes").isEqualTo(done.reasons());
        assertThat(predicted.diffs()).as("predicted differences").isEqualTo(done.diffs());
        assertThat(new Commands(block.queries()).differences(predicted.wouldRun(), done.ran()))
                .as("predicted commands and those that were run")
                .isEmpty();
        assertThat(done.messages())
                .as("what was said, all of what was predicted in it")
                .containsAll(predicted.messages());
        return done;
    }

    private void assertNothingChanges(Deployment deployment) {
        Snapshot before = snapshot();
        assertThat(deployment.predict().reasons())
                .as("predicted when nothing changes")
                .isEmpty();
        Run done = deployment.deploy();
        assertSucceeded(done);
        assertThat(done.reasons()).as("changed again").isEmpty();
        assertThat(snapshot()).as("touched when nothing changes").isEqualTo(before);
    }

    private static void assertSucceeded(Run run) {
        assertThat(run.finished().failed()).as(() -> run.events().toString()).isZero();
    }

    private Snapshot snapshot() {
        return Snapshot.of(base, block.stateOf(disk));
    }
}
