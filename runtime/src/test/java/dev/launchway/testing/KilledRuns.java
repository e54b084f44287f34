package dev.launchway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.library.file.Disk;
import java.nio.file.Path;

/** First deployments of a block that are killed before their first change, before their second one, and so on. */
final class KilledRuns {

    private static final int MOST = 40;

    private final BlockInvariant block;
    private final Path directory;

    KilledRuns(BlockInvariant block, Path directory) {
        this.block = block;
        this.directory = directory;
    }

    void goOn() {
        int changes = 0;
        if (!block.killedBefore().isEmpty()) {
            for (int change : block.killedBefore()) {
                assertThat(killedBefore(change))
                        .as("there is a change " + change)
                        .isTrue();
            }
            return;
        }
        while (changes < MOST && killedBefore(changes)) {
            changes++;
        }
        assertThat(changes).as("changes of the first deployment").isPositive();
    }

    /** Whether the run made more than so many changes, and was killed. */
    private boolean killedBefore(int changes) {
        Path base = directory.resolve("killed-" + changes);
        Theatre theatre = new Theatre(base);
        Disk disk = new Disk(theatre.workdir());
        DyingMachine machine = new DyingMachine(base, changes);
        try {
            block.give(disk);
            deploy(block.deployment(theatre.on(machine.access())));
            new InvariantSteps(block, base).goneOnWith();
            return machine.isDead();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "killed before change " + changes + ", " + machine.last() + ": " + e.getMessage(), e);
        } finally {
            block.cleanUp(disk);
        }
    }

    private static void deploy(Deployment deployment) {
        try {
            deployment.deploy();
        } catch (DyingMachine.Killed e) {
            // As meant: what matters is the next run.
        }
    }
}
