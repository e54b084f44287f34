package dev.launchway.library.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.launchway.library.file.Disk;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git alone has: shallow checkouts, submodules, and what a repository could have run. */
class GitCheckoutTest {

    @TempDir
    Path base;

    @TempDir
    Path outside;

    private Theatre theatre;
    private Disk disk;
    private Upstream upstream;

    @BeforeEach
    void open() {
        Installed.require("git");
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        upstream = Upstream.of("git", outside);
    }

    private GitCheckout at(String revision) {
        return GitCheckout.of(upstream.repository().toString())
                .revision(revision)
                .to("app");
    }

    private Run deploy(Checkout<?> checkout) {
        return theatre.deploy(here -> here.add(checkout));
    }

    private void assertDone(Run run) {
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
    }

    private String git(String... arguments) {
        String[] argv = new String[arguments.length + 1];
        argv[0] = "git";
        System.arraycopy(arguments, 0, argv, 1, arguments.length);
        return Upstream.run(disk.path("app"), argv);
    }

    @Test
    void aShallowOneHasNoHistoryAndGetsItWhenItIsWanted() {
        upstream.commit("config", "a");
        upstream.commit("config", "b");
        String third = upstream.commit("config", "c");
        String file = "file://" + upstream.repository();

        assertDone(deploy(GitCheckout.of(file).revision(third).to("app").depth(1)));
        assertThat(git("rev-list", "--count", "HEAD")).isEqualTo("1");
        assertThat(deploy(GitCheckout.of(file).revision(third).to("app").depth(1))
                        .changed())
                .isEmpty();

        String fourth = upstream.commit("config", "d");
        assertDone(deploy(GitCheckout.of(file).revision(fourth).to("app").depth(1)));
        assertThat(disk.read("app/config")).isEqualTo("d");

        assertDone(deploy(GitCheckout.of(file).revision(fourth).to("app")));
        assertThat(git("rev-list", "--count", "HEAD")).isEqualTo("4");
        assertThat(deploy(GitCheckout.of(file).revision(fourth).to("app")).changed())
                .isEmpty();
    }

    @Test
    void bringsSubmodulesAndTakesThemAway() {
        Upstream part = Upstream.of("git", outside.resolve("part"));
        part.commit("inner", "1");
        String without = upstream.commit("config", "a");
        Upstream.run(
                upstream.repository(),
                "git",
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                part.repository().toString(),
                "lib/part");
        String with = upstream.commit("config", "b");

        assertDone(deploy(at(with)));
        assertThat(disk.exists("app/lib/part/inner")).isFalse();
        assertDone(deploy(at(with).submodules()));
        assertThat(disk.read("app/lib/part/inner")).isEqualTo("1");
        assertThat(deploy(at(with).submodules()).changed()).isEmpty();

        disk.write("app/lib/part/inner", "by hand");
        disk.write("app/lib/part/own", "x");
        assertThat(deploy(at(with).submodules()).failure()).contains("has local changes", "lib/part");
        assertDone(deploy(at(with).submodules().clobber()));
        assertThat(disk.read("app/lib/part/inner")).isEqualTo("1");
        assertThat(disk.exists("app/lib/part/own")).isFalse();
        assertThat(deploy(at(with).submodules()).changed()).isEmpty();

        assertDone(deploy(at(without).submodules().clobber()));
        assertThat(disk.exists("app/lib")).isFalse();
        assertThat(deploy(at(without).submodules()).changed()).isEmpty();
    }

    /** A repository that came over the network must not name one of the host's, or a program, as its submodule. */
    @Test
    void submodulesComeBySafeWaysAlone() {
        String revision = hostile("ext::sh -c touch% " + outside.resolve("pwned"));
        String file = "file://" + upstream.repository();
        assertThat(deploy(GitCheckout.of(file).revision(revision).to("app").submodules())
                        .finished()
                        .failed())
                .isPositive();
        assertThat(outside.resolve("pwned")).doesNotExist();
    }

    private String hostile(String url) {
        upstream.commit(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = " + url + "\n");
        String commit = Upstream.run(upstream.repository(), "git", "rev-parse", "HEAD");
        Upstream.run(upstream.repository(), "git", "update-index", "--add", "--cacheinfo", "160000," + commit + ",x");
        Upstream.run(upstream.repository(), "git", "commit", "--quiet", "--message=x");
        return Upstream.run(upstream.repository(), "git", "rev-parse", "HEAD");
    }

    /** Hooks that somebody put there, or a template of the host, and programs that the configuration of the checkout names. */
    @Test
    void runsNoHookAndNoMonitor() throws IOException {
        String first = upstream.commit("config", "a");
        String second = upstream.commit("config", "b");
        assertDone(deploy(at(first)));
        Path script = Files.writeString(
                Files.createDirectories(disk.path("app/.git/hooks")).resolve("post-checkout"),
                "#!/bin/sh\ntouch " + outside.resolve("hooked") + "\n");
        disk.setMode("app/.git/hooks/post-checkout", "rwxr-xr-x");
        git("config", "core.fsmonitor", script.toString());
        git("config", "core.sshCommand", script.toString());

        assertDone(deploy(at(second)));

        assertThat(disk.read("app/config")).isEqualTo("b");
        assertThat(outside.resolve("hooked")).doesNotExist();
    }

    @Test
    void aDamagedCheckoutDoesNotReachOneAboveIt() throws IOException {
        String first = upstream.commit("config", "a");
        String second = upstream.commit("config", "b");
        assertDone(deploy(at(first)));
        Upstream.run(base, "git", "init", "--quiet");
        new Disk(base).write("precious", "x");
        Files.delete(disk.path("app/.git/HEAD"));

        assertThat(deploy(at(second).clobber()).finished().failed()).isPositive();
        assertThat(base.resolve("precious")).exists();
    }

    @Test
    void ignoredFilesAreNobodysBusiness() {
        upstream.commit(".gitignore", "target\n");
        String revision = upstream.commit("config", "a");
        assertDone(deploy(at(revision)));
        disk.write("app/target/app.jar", "built");

        assertThat(deploy(at(revision)).changed()).isEmpty();
        disk.write("app/config", "by hand");
        assertDone(deploy(at(revision).clobber()));

        assertThat(disk.read("app/target/app.jar")).isEqualTo("built");
        assertThat(disk.read("app/config")).isEqualTo("a");
    }

    @Test
    void aBranchOfTheCheckoutThatWasMadeByHandIsLeftForTheSameCommit() {
        String revision = upstream.commit("config", "a");
        assertDone(deploy(at(revision)));
        git("checkout", "--quiet", "-b", "own");

        assertThat(deploy(at(revision)).changed()).isEmpty();
        String next = upstream.commit("config", "b");
        assertDone(deploy(at(next)));
        assertThat(disk.read("app/.git/HEAD").strip()).isEqualTo(next);
    }

    @Test
    void aRevisionThatIsNotThereIsNamed() {
        upstream.commit("config", "a");
        String unknown = "1234567890123456789012345678901234567890";

        assertThat(deploy(at(unknown)).failure())
                .contains("no branch and no tag of " + upstream.repository() + " has the revision " + unknown)
                .contains("correct .revision(…)");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        String first = upstream.commit("config", "a");
        assertDone(deploy(at(first)));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "git://127.0.0.1:" + silent.getLocalPort() + "/app";
            assertThat(deploy(GitCheckout.of(url)
                                    .revision("1234567890123456789012345678901234567890")
                                    .to("app")
                                    .timeout("2s"))
                            .failure())
                    .contains("git", "it did not end within 2 s, and was killed");
        }
        assertThat(disk.read("app/config")).isEqualTo("a");
        assertDone(deploy(at(upstream.commit("config", "b"))));
    }

    /** As a fetch leaves it whose machine lost its power: the files are complete, and what somebody changed in them is theirs. */
    @Test
    void whatAnInterruptedFetchLeavesIsMendedWithoutALossOfLocalChanges() throws IOException {
        String first = upstream.commit("config", "a");
        assertDone(deploy(at(first)));
        String second = upstream.commit("config", "b");
        Path note;
        try (Stream<Path> notes = Files.list(disk.path(".checked-out"))) {
            note = notes.findFirst().orElseThrow();
        }
        Files.writeString(note, Files.readString(note).replace("DONE", "FETCHING"));
        for (String lock : List.of("shallow.lock", "refs/remotes/origin/main.lock", "logs/HEAD.lock")) {
            disk.write("app/.git/" + lock, "");
        }
        disk.write("app/config", "by hand");
        assertThat(deploy(at(second)).failure()).contains("has local changes");
        assertThat(disk.read("app/config")).isEqualTo("by hand");

        disk.write("app/config", "a");
        assertDone(deploy(at(second)));

        assertThat(disk.read("app/config")).isEqualTo("b");
        assertThat(deploy(at(second)).changed()).isEmpty();
    }

    @Test
    void oldClientsAreRefused() {
        Git git = new Git(null, null, false, 0);
        git.checkVersion("git version 2.31.0\n");
        git.checkVersion("git version 3.0.1.windows.1\n");
        assertThat(List.of("git version 2.30.2", "git version 1.9"))
                .allSatisfy(text -> assertThat(catchThrowable(() -> git.checkVersion(text)))
                        .hasMessageContaining("needs git 2.31 or newer"));
    }
}
