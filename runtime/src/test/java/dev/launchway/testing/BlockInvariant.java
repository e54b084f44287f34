package dev.launchway.testing;

import dev.launchway.api.Configuration;
import dev.launchway.engine.apply.NextLook;
import dev.launchway.library.file.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What holds for every block of the library, as tests that are made of a case: how the block is deployed, what that looks like
 * from outside, how it drifts.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> invariant(@TempDir Path directory) {
 *     return BlockInvariant.of(Symlink.class)
 *             .given(disk -> disk.write("releases/42/app", "x"))
 *             .deployed(here -> here.add(Symlink.at("current").to("releases/42")))
 *             .present(disk -> assertThat(disk.linkText("current")).isEqualTo("releases/42"))
 *             .drift("points elsewhere", disk -> disk.link("current", "elsewhere"))
 *             .drift("removed", disk -> disk.delete("current"))
 *             .removed(here -> here.add(Purge.of("current")), disk -> assertThat(disk.exists("current")).isFalse())
 *             .in(directory);
 * }
 * }</pre>
 *
 * <p>The tests: absent, then present; present again, where nothing changes and nothing is touched; for each drift, that it is
 * mended, and that nothing changes after it; removed, and nothing changes after it. Where nothing changes, what the verifies were
 * shown proves that without them, and after each drift it does not. Before each step a prediction says the same
 * as what then happens, lists the commands that then run, and touches nothing. Then the whole from the start, once for each change that the first deployment makes,
 * in a run that is killed before that change: the next run ends with what is present.
 *
 * <p>What a case looks at has to be false before the first deployment and after each drift, or it is no look at the block.
 */
public final class BlockInvariant {

    private final Class<?> block;
    private final Map<String, Consumer<Disk>> drifts = new LinkedHashMap<>();
    private Consumer<Disk> given = disk -> {};
    private Function<Theatre, Deployment> deployed;
    private Consumer<Disk> present;
    private Function<Disk, ?> state = disk -> "";
    private Function<Theatre, Deployment> removed;
    private Consumer<Disk> absent;
    private Consumer<Disk> afterwards = disk -> {};
    private final List<String> queries = new ArrayList<>();
    private String unproven = "";
    private boolean killed;
    private List<Integer> killedBefore = List.of();

    private BlockInvariant(Class<?> block) {
        this.block = block;
    }

    /**
     * A case of a block.
     *
     * @param block its class
     * @return the case, which needs {@link #deployed} and {@link #present}
     */
    public static BlockInvariant of(Class<?> block) {
        return new BlockInvariant(block);
    }

    /**
     * Sets what there is before the first deployment; by default nothing.
     *
     * @param action gets the work directory, which need not exist
     * @return this
     */
    public BlockInvariant given(Consumer<Disk> action) {
        given = action;
        return this;
    }

    /**
     * Deploys the block by a root component in this process.
     *
     * @param stage adds the block; its paths are relative to the work directory, since a killed run begins in another one
     * @return this
     */
    public BlockInvariant deployed(Consumer<Configuration> stage) {
        deployed = theatre -> theatre.deployment(stage);
        killed = true;
        return this;
    }

    /**
     * Deploys the block in another way: on another host, as another user. No run of it is killed.
     *
     * @param deployment predicts and deploys it
     * @return this
     */
    public BlockInvariant deployed(Deployment deployment) {
        deployed = theatre -> deployment;
        killed = false;
        return this;
    }

    /**
     * Kills first runs before some of their changes alone, where each run takes long.
     *
     * @param why which changes these are
     * @param numbers 0 for the first change
     * @return this
     */
    public BlockInvariant killedBefore(String why, int... numbers) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why");
        }
        killedBefore = IntStream.of(numbers).boxed().toList();
        return this;
    }

    /**
     * Leaves the killed runs out.
     *
     * @param why what they would cost, or which other test has them
     * @return this
     */
    public BlockInvariant notKilled(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why");
        }
        killed = false;
        return this;
    }

    /**
     * Says that its verify has to run each time, and why. The table of {@code docs/library/unchanged.md} says it too.
     *
     * @param why what is said of it with {@code -v}, a part of that
     * @return this
     */
    public BlockInvariant unproven(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why");
        }
        unproven = why;
        return this;
    }

    /**
     * Sets what the block looks like from outside.
     *
     * @param look gets the work directory; fails while the block is absent or drifted
     * @return this
     */
    public BlockInvariant present(Consumer<Disk> look) {
        present = look;
        return this;
    }

    /**
     * Adds what must stay as it is when nothing changes, apart from the files of the work directory: a process id, files elsewhere.
     *
     * @param look gets the work directory; what it gives is compared by equals
     * @return this
     */
    public BlockInvariant state(Function<Disk, ?> look) {
        state = look;
        return this;
    }

    /**
     * Adds a way in which the block changes by hand.
     *
     * @param how in a few words
     * @param change gets the work directory
     * @return this
     */
    public BlockInvariant drift(String how, Consumer<Disk> change) {
        drifts.put(how, change);
        return this;
    }

    /**
     * Sets how it is removed.
     *
     * @param stage the root component that removes it
     * @param look fails while it is not removed
     * @return this
     */
    public BlockInvariant removed(Consumer<Configuration> stage, Consumer<Disk> look) {
        removed = theatre -> theatre.deployment(stage);
        absent = look;
        return this;
    }

    /**
     * Sets how it is removed where it was deployed in another way.
     *
     * @param deployment predicts and does it
     * @param look fails while it is not removed
     * @return this
     */
    public BlockInvariant removed(Deployment deployment, Consumer<Disk> look) {
        removed = theatre -> deployment;
        absent = look;
        return this;
    }

    /**
     * Names commands by which an update only asks something. A prediction leaves them out; all others it has to list.
     *
     * @param commands how they begin, as in {@code systemctl show}; the program without its directory
     * @return this
     */
    public BlockInvariant asks(String... commands) {
        for (String command : commands) {
            queries.add("run " + command);
        }
        return this;
    }

    /**
     * Sets what is cleaned up after the last step, and after each killed run, whether they succeed or fail: processes, what lies
     * elsewhere.
     *
     * @param action gets the work directory
     * @return this
     */
    public BlockInvariant afterwards(Consumer<Disk> action) {
        afterwards = action;
        return this;
    }

    /**
     * Makes the tests.
     *
     * @param directory an empty directory
     * @return the tests, each of which goes on where the one before ended
     */
    public Stream<DynamicTest> in(Path directory) {
        if (deployed == null || present == null) {
            throw new IllegalStateException("a case needs .deployed(…) and .present(…)");
        }
        InvariantSteps steps = new InvariantSteps(this, directory.resolve("steps"));
        Stream.Builder<DynamicTest> tests = Stream.builder();
        tests.add(named("absent, then present", steps::absentThenPresent));
        tests.add(named("present again, nothing is touched", steps::presentAgain));
        drifts.forEach((how, change) -> tests.add(named("drifted: " + how + ", mended", () -> steps.mended(change))));
        if (removed != null) {
            tests.add(named("removed", steps::removed));
        }
        tests.add(named("cleaned up", steps::cleanUp));
        if (killed) {
            tests.add(named("killed at each change, gone on with", new KilledRuns(this, directory)::goOn));
        }
        return tests.build();
    }

    private DynamicTest named(String step, InvariantSteps.Step test) {
        return DynamicTest.dynamicTest(block.getSimpleName() + ": " + step, test::run);
    }

    Class<?> type() {
        return block;
    }

    void give(Disk disk) {
        given.accept(disk);
    }

    Deployment deployment(Theatre theatre) {
        return deployed.apply(theatre);
    }

    Deployment removal(Theatre theatre) {
        return removed.apply(theatre);
    }

    /** What the verifies are shown by the next run; empty for what does not run in this process. */
    Optional<NextLook> look(Theatre theatre) {
        return deployment(theatre).look();
    }

    /** A part of why its verify has to run each time; empty where it does not. */
    String unproven() {
        return unproven;
    }

    void assertPresent(Disk disk) {
        present.accept(disk);
    }

    void assertRemoved(Disk disk) {
        absent.accept(disk);
    }

    List<String> queries() {
        return queries;
    }

    /** The changes before which first runs are killed; empty for all. */
    List<Integer> killedBefore() {
        return killedBefore;
    }

    Object stateOf(Disk disk) {
        return state.apply(disk);
    }

    void cleanUp(Disk disk) {
        afterwards.accept(disk);
    }
}
