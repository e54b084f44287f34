package dev.launchway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.apply.NextLook;
import dev.launchway.remote.bootstrap.KeptFacts;
import java.nio.file.Path;
import java.util.Optional;

/** That what the verifies of a block were shown proves that it is unchanged, by the script of hosts and in this process. */
final class BlockProof {

    private final BlockInvariant block;
    private final Theatre theatre;
    private final Path directory;
    private KeptFacts kept;
    private boolean found;

    /**
     * Keeps nothing yet.
     *
     * @param directory where facts are kept
     */
    BlockProof(BlockInvariant block, Theatre theatre, Path directory) {
        this.block = block;
        this.theatre = theatre;
        this.directory = directory;
    }

    /** Looks at it as the next run will: that is a proof, or there is the reason why it is none. */
    void assertFound(String when) {
        Optional<NextLook> look = block.look(theatre);
        if (look.isPresent()) {
            String why = look.get().unprovable();
            if (why.isEmpty()) {
                kept = kept == null ? new KeptFacts(directory) : kept;
                why = kept.keep(look.get().facts());
            }
            found = why.isEmpty();
            assertThat(why).as("why there is no proof " + when).contains(block.unproven());
            assertThat(found)
                    .as("there is no proof " + when + ": " + why)
                    .isEqualTo(block.unproven().isEmpty());
            assertHolds(when);
        }
    }

    void assertHolds(String when) {
        if (found) {
            assertThat(kept.proving()).as("who proves it " + when).isEqualTo(kept.provers());
        }
    }

    void assertHoldsNoMore(String when) {
        if (found) {
            assertThat(kept.proving()).as("who proves it " + when).isEmpty();
        }
    }
}
