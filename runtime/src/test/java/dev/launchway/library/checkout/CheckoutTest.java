package dev.launchway.library.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.library.component.RequiredProgram;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for the checkouts of git, Mercurial and Subversion alike. An hg takes a second to start on a machine that has other
 * things to do: what it has of its own, MercurialCheckoutTest has.
 */
class CheckoutTest {

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static Consumer<Configuration> stage(Checkout<?> checkout) {
        return here -> here.add(checkout.to("app"));
    }

    private Run deploy(Checkout<?> checkout) {
        return theatre.deploy(stage(checkout));
    }

    private void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return Stream.of("git", "hg", "svn").flatMap(this::invariantOf);
    }

    private Stream<DynamicTest> invariantOf(String tool) {
        Upstream upstream = Upstream.of(tool, outside.resolve(tool));
        upstream.commit("config", "port = 80\n");
        String revision = upstream.commit("bin/start", "#!/bin/sh\n");
        String later = upstream.commit("later", "x\n");
        Consumer<Configuration> stage =
                here -> here.add(upstream.at(revision).to("app").clobber());
        BlockInvariant block =
                switch (tool) {
                    case "git" ->
                        drifting(BlockInvariant.of(GitCheckout.class).deployed(stage), work -> {
                            Upstream.run(work.path("app"), "git", "fetch", "--quiet");
                            upstream.checkOutByHand(work.path("app"), later);
                        });
                    case "hg" -> BlockInvariant.of(MercurialCheckout.class).deployed(stage);
                    default ->
                        drifting(
                                BlockInvariant.of(SubversionCheckout.class).deployed(stage),
                                work -> upstream.checkOutByHand(work.path("app"), later));
                };
        return block.asks("git cat-file -e ")
                .present(work -> {
                    assertThat(work.read("app/config")).isEqualTo("port = 80\n");
                    assertThat(work.read("app/bin/start")).isEqualTo("#!/bin/sh\n");
                    assertThat(work.exists("app/later")).isFalse();
                    assertThat(work.exists("app/extra")).isFalse();
                })
                .drift("all of it removed", work -> work.delete("app"))
                .removed(here -> here.add(Purge.of("app")), work -> assertThat(work.exists("app"))
                        .isFalse())
                .in(base.resolve(tool));
    }

    /** Without hg: an hg that is asked touches its own directory, also in a prediction. */
    private static BlockInvariant drifting(BlockInvariant block, Consumer<Disk> elsewhere) {
        return block.drift("a file changed", work -> work.write("app/config", "port = 8080\n"))
                .drift("a file removed", work -> work.delete("app/bin/start"))
                .drift("a file added", work -> work.write("app/extra", "x"))
                .drift("another revision", elsewhere);
    }

    /** Were the client started it would find its files damaged, and were the network used nobody would be there. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void anUnchangedOneStartsNoProcessAndAsksNobody(String tool) throws IOException {
        Upstream upstream = Upstream.of(tool, outside);
        String revision = upstream.commit("config", "a");
        assertDone(deploy(upstream.at(revision)));
        Path damaged = disk.path("app/"
                + switch (tool) {
                    case "git" -> ".git/index";
                    default -> ".svn/wc.db";
                });
        FileTime time = Files.getLastModifiedTime(damaged);
        Files.write(damaged, new byte[(int) Files.size(damaged)]);
        Files.setLastModifiedTime(damaged, time);
        Files.move(upstream.repository(), outside.resolve("away"));

        Run again = deploy(upstream.at(revision));

        assertDone(again);
        assertThat(again.changed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void refusesLocalChangesAndLeavesThemAlone(String tool) {
        Upstream upstream = Upstream.of(tool, outside);
        String first = upstream.commit("config", "a\n");
        upstream.commit("other", "b\n");
        String second = upstream.commit("config", "c\n");
        assertDone(deploy(upstream.at(first)));
        disk.write("app/config", "by hand\n");
        disk.write("app/own file", "x\n");

        assertThat(deploy(upstream.at(first)).failure())
                .contains("has local changes, and is left as it is: ")
                .contains("config", "own file", ".clobber() gives them up")
                .doesNotContain("keepUntracked");
        assertThat(deploy(upstream.at(second)).failure()).contains("has local changes");
        assertThat(disk.read("app/config")).isEqualTo("by hand\n");
        assertThat(disk.exists("app/own file")).isTrue();
        assertThat(disk.exists("app/other")).isFalse();

        disk.write("app/config", "a\n");
        assertThat(deploy(upstream.at(second)).failure()).contains("own file", ".keepUntracked()");
        assertDone(deploy(upstream.at(second).keepUntracked()));
        assertThat(disk.read("app/config")).isEqualTo("c\n");
        assertThat(disk.read("app/own file")).isEqualTo("x\n");
        assertThat(deploy(upstream.at(second).keepUntracked()).changed()).isEmpty();
        disk.write("app/another", "x\n");
        assertThat(deploy(upstream.at(second).keepUntracked().clobber()).changed())
                .isEmpty();
        disk.write("app/config", "by hand\n");
        assertDone(deploy(upstream.at(second).keepUntracked().clobber()));
        assertThat(disk.read("app/config")).isEqualTo("c\n");
        assertThat(disk.exists("app/another")).isTrue();

        Run clobbered = deploy(upstream.at(first).clobber());

        assertDone(clobbered);
        assertThat(clobbered.messages().get(0))
                .startsWith("gives up local changes: ")
                .contains("own file");
        assertThat(disk.read("app/config")).isEqualTo("a\n");
        assertThat(disk.exists("app/own file")).isFalse();
        assertThat(deploy(upstream.at(first)).changed()).isEmpty();
    }

    @Test
    void commitsByHandAreLocalChanges() {
        Upstream upstream = Upstream.of("git", outside);
        String revision = upstream.commit("config", "a");
        assertDone(deploy(upstream.at(revision)));
        upstream.commitByHand(disk.path("app"), "own");

        assertThat(deploy(upstream.at(revision)).failure()).contains("has local changes", "by hand");
        assertThat(disk.exists("app/own")).isTrue();

        assertDone(deploy(upstream.at(revision).clobber()));
        assertThat(disk.exists("app/own")).isFalse();
        assertThat(deploy(upstream.at(revision)).changed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void goesFromOneRevisionToAnotherAndBack(String tool) {
        Upstream upstream = Upstream.of(tool, outside);
        String first = upstream.commit("config", "a");
        assertDone(deploy(upstream.at(first)));
        String second = upstream.commit("added", "b");

        Run forth = deploy(upstream.at(second));
        assertDone(forth);
        assertThat(forth.messages()).hasSize(1);
        assertThat(forth.messages().get(0)).matches("goes from \\w{1,12} to revision \\w{1,12}");
        assertThat(disk.read("app/added")).isEqualTo("b");

        assertDone(deploy(upstream.at(first)));
        assertThat(disk.exists("app/added")).isFalse();
        assertThat(deploy(upstream.at(first)).changed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void aRepositoryThatIsDownOrARevisionThatIsNotThereLeavesTheOldStateInForce(String tool) throws IOException {
        Upstream upstream = Upstream.of(tool, outside);
        String first = upstream.commit("config", "a");
        assertDone(deploy(upstream.at(first)));
        String second = upstream.commit("config", "b");
        Path away = Files.move(upstream.repository(), outside.resolve("away"));

        assertThat(deploy(upstream.at(second)).failure())
                .startsWith(upstream.at(first).getClass().getSimpleName() + "(\"" + upstream.repository());
        assertThat(disk.read("app/config")).isEqualTo("a");

        Files.move(away, upstream.repository());
        String unknown = tool.equals("svn") ? "999" : "1234567890123456789012345678901234567890";
        assertThat(deploy(upstream.at(unknown)).finished().failed()).isPositive();
        assertThat(disk.read("app/config")).isEqualTo("a");
        assertThat(deploy(upstream.at(first)).changed()).isEmpty();
        disk.write("app/config", "by hand");
        assertThat(deploy(upstream.at(second)).failure()).contains("has local changes");
        disk.write("app/config", "a");

        assertDone(deploy(upstream.at(second)));
        assertThat(disk.read("app/config")).isEqualTo("b");
        assertThat(deploy(upstream.at(second)).changed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void aFirstCheckoutThatFailsIsMadeByTheNextRun(String tool) throws IOException {
        Upstream upstream = Upstream.of(tool, outside);
        String revision = upstream.commit("config", "a");
        Path away = Files.move(upstream.repository(), outside.resolve("away"));
        assertThat(deploy(upstream.at(revision)).finished().failed()).isPositive();
        disk.write("app/half", "of an interrupted run");
        Files.move(away, upstream.repository());

        assertDone(deploy(upstream.at(revision)));

        assertThat(disk.read("app/config")).isEqualTo("a");
        assertThat(disk.exists("app/half")).isFalse();
    }

    /** As a client leaves it whose machine lost its power. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void whatAnInterruptedChangeLeavesIsMended(String tool) throws IOException {
        Upstream upstream = Upstream.of(tool, outside);
        String first = upstream.commit("config", "a");
        String second = upstream.commit("added", "b");
        assertDone(deploy(upstream.at(first)));
        Path note;
        try (Stream<Path> notes = Files.list(disk.path(".checked-out"))) {
            note = notes.findFirst().orElseThrow();
        }
        Files.writeString(
                note,
                Files.readString(note).replace("DONE", "CHANGING").replace("\n" + first + "\n", "\n" + second + "\n"));
        disk.write("app/added", "half of");
        disk.write("app/config", "half");
        if (tool.equals("git")) {
            disk.write("app/.git/index.lock", "");
        }

        Run mending = deploy(upstream.at(second));

        assertDone(mending);
        assertThat(mending.messages().get(0)).startsWith("finishes what was interrupted: revision ");
        assertThat(disk.read("app/added")).isEqualTo("b");
        assertThat(disk.read("app/config")).isEqualTo("a");
        assertThat(deploy(upstream.at(second)).changed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void refusesADirectoryThatIsNoCheckoutAndTakesAnEmptyOne(String tool) {
        Upstream upstream = Upstream.of(tool, outside);
        String revision = upstream.commit("config", "a");
        disk.write("app/precious", "x");

        assertThat(deploy(upstream.at(revision).clobber()).failure())
                .contains(disk.path("app") + " is not empty, and no checkout of " + tool);
        assertThat(disk.read("app/precious")).isEqualTo("x");

        disk.delete("app");
        disk.directory("app");
        disk.setMode("app", "rwx------");
        assertDone(deploy(upstream.at(revision)));
        assertThat(disk.read("app/config")).isEqualTo("a");
        assertThat(disk.mode("app")).isEqualTo("rwx------");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void takesOverACheckoutOfTheSameRepositoryAlone(String tool) {
        Upstream upstream = Upstream.of(tool, outside.resolve("a"));
        String revision = upstream.commit("config", "a");
        Upstream other = Upstream.of(tool, outside.resolve("b"));
        other.commit("config", "b");
        disk.directory(".");
        String from = (tool.equals("svn") ? "file://" : "") + other.repository() + (tool.equals("svn") ? "/trunk" : "");
        Upstream.run(theatre.workdir(), tool, tool.equals("svn") ? "checkout" : "clone", "--quiet", from, "app");

        assertThat(deploy(upstream.at(revision).clobber()).failure())
                .contains("a checkout of " + from + " that was not made by this component stands at");
        assertThat(disk.read("app/config")).isEqualTo("b");

        String later = other.commit("config", "c");
        assertDone(deploy(other.at(later)));
        assertThat(disk.read("app/config")).isEqualTo("c");
        assertThat(deploy(other.at(later)).changed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void goesToAnotherRepository(String tool) {
        Upstream upstream = Upstream.of(tool, outside.resolve("a"));
        String revision = upstream.commit("config", "a");
        Upstream other = Upstream.of(tool, outside.resolve("b"));
        String theirs = other.commit("their", "b");
        assertDone(deploy(upstream.at(revision)));
        disk.write("app/own", "x");
        assertThat(deploy(other.at(theirs)).failure()).contains("has local changes");
        disk.delete("app/own");
        assertThat(deploy(other.at(other.repository() + "-not-there", theirs))
                        .finished()
                        .failed())
                .isPositive();
        assertThat(disk.read("app/config")).isEqualTo("a");

        Run moved = deploy(other.at(theirs));

        assertDone(moved);
        assertThat(moved.messages().get(0)).startsWith("comes from ").contains(" instead of ");
        assertThat(disk.exists("app/config")).isFalse();
        assertThat(disk.read("app/their")).isEqualTo("b");
        assertThat(deploy(other.at(theirs)).changed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void withoutUpdatesACompleteOneIsLeftAlone(String tool) throws IOException {
        Upstream upstream = Upstream.of(tool, outside);
        String first = upstream.commit("config", "a");
        String second = upstream.commit("config", "b");
        assertDone(deploy(upstream.at(first).withoutUpdates()));
        disk.write("app/config", "by hand");
        disk.write("app/own", "x");
        Files.move(upstream.repository(), outside.resolve("away"));

        Run again = deploy(upstream.at(second).withoutUpdates().clobber());

        assertDone(again);
        assertThat(again.changed()).isEmpty();
        assertThat(disk.read("app/config")).isEqualTo("by hand");
        assertThat(disk.exists("app/own")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void aCheckoutOfAnotherUserIsNotTouched(String tool) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to give files away");
        Upstream upstream = Upstream.of(tool, outside);
        String first = upstream.commit("config", "a");
        String second = upstream.commit("config", "b");
        assertDone(deploy(upstream.at(first)));
        Files.setAttribute(disk.path("app/" + upstream.administration()), "unix:uid", 12345);

        assertThat(deploy(upstream.at(second)).failure())
                .contains("belongs to 12345, and root would run what its configuration says");
        assertThat(disk.read("app/config")).isEqualTo("a");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "svn"})
    void oddNamesOfFilesAreChangesToo(String tool) {
        Upstream upstream = Upstream.of(tool, outside);
        String revision = upstream.commit("config", "a");
        assertDone(deploy(upstream.at(revision)));
        List<String> odd = List.of("a \"quoted\" name", "back\\slash", "ümläut", "-dash");
        odd.forEach(name -> disk.write("app/" + name, "x"));

        assertThat(deploy(upstream.at(revision)).failure())
                .contains("a \"quoted\" name", "back\\slash", "ümläut", "-dash");
        assertDone(deploy(upstream.at(revision).clobber()));
        odd.forEach(name -> assertThat(disk.exists("app/" + name)).isFalse());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"git", "hg", "svn"})
    void saysWhatIsWrongInTheModel(String tool) {
        Upstream upstream = Upstream.of(tool, outside);
        String url = upstream.repository().toString();
        assertThat(theatre.problems(here -> here.add(upstream.of(url)))).contains("does not say what to check out");
        assertThat(theatre.problems(
                        here -> here.add(upstream.of(url).branch("a").tag("b"))))
                .contains("has branch a already");
        assertThat(theatre.problems(here -> here.add(upstream.of(url).branch("--upload-pack=x"))))
                .contains("does not begin with a dash");
        assertThat(theatre.problems(here -> here.add(upstream.of(url).revision("master"))))
                .contains("'master' is no");
        assertThat(theatre.problems(
                        here -> here.add(upstream.of(url).branch("a").to("."))))
                .contains("the work directory itself cannot be a checkout");
        assertThat(theatre.problems(here -> here.add(upstream.of("https://me:pw@example.com/a"))))
                .contains("the URL holds a password")
                .doesNotContain("pw@");
        for (String bad : List.of("ext::sh -c id", "-x", "../relative", "https://-oProxyCommand=id/a", "ssh://-x/a")) {
            assertThat(theatre.problems(here -> here.add(upstream.of(bad))))
                    .as(bad)
                    .isNotEmpty();
        }
    }

    @Test
    void aMissingClientIsNamedWithThePackageThatBringsIt() {
        theatre.verify(probe -> RequiredProgram.check(probe, "no-such-client", "no-such-package"));

        assertThat(theatre.deploy(here -> {}).failure())
                .contains("there is no program 'no-such-client'")
                .contains("install the package no-such-package");
    }
}
