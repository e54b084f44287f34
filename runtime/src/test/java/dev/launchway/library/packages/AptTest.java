package dev.launchway.library.packages;

import static dev.launchway.library.packages.AptRepository.state;
import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.Waiting;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Packages of Debian's apt and dpkg, on a machine that knows a repository of the test's own and no other one. */
@OnMachine(Init.CRON)
class AptTest {

    private static final Path STATUS = Path.of("/var/lib/dpkg/status");

    private AptRepository repository;
    private final Bench bench = new Bench();
    private final Disk srv = new Disk(Path.of("/srv"));

    /** Whatever the test before has left. */
    private void begin() {
        repository = AptRepository.onThisMachine();
        says("sh", "-c", "rm -f /srv/*-fails /srv/*-started /usr/sbin/policy-rc.d");
        purge();
        repository.forget();
        repository.use();
    }

    private static void purge() {
        says("dpkg", "--configure", "-a");
        says("apt-mark", "unhold", "sample", "sample-addon", "sample-server");
        says("dpkg", "--purge", "--force-all", "sample-addon", "sample-server", "sample");
    }

    private void deploy(Consumer<Configuration> stage) {
        bench.deploy(stage);
        assertThat(bench.theatre.deploy(stage).reasons()).as("changed again").isEmpty();
    }

    private String failure(Consumer<Configuration> stage) {
        return bench.theatre.deploy(stage).failure();
    }

    // ------------------------------------------------------------- what holds for every block

    @Test
    void packagesHoldWhatAllBlocksHold() {
        begin();
        bench.hold(BlockInvariant.of(AptPackage.class)
                .given(disk -> purge())
                .deployed(here -> here.add(AptPackage.of("sample", "sample-addon")))
                .present(disk -> {
                    assertThat(state("sample")).isEqualTo("ii  1.1");
                    assertThat(state("sample-addon")).isEqualTo("ii  1.0");
                    assertThat(says("apt-mark", "showauto", "sample")).isEmpty();
                })
                .state(disk -> new Disk(STATUS.getParent()).inode("status"))
                .drift("one removed", disk -> says("dpkg", "--remove", "sample-addon"))
                .drift("both purged", disk -> says("dpkg", "--purge", "sample-addon", "sample"))
                .drift("cut off", disk -> says("dpkg", "--unpack", "/srv/repository/sample-addon_1.0_all.deb"))
                .drift("left to others", disk -> says("apt-mark", "auto", "sample"))
                .removed(
                        here -> here.add(AptPackage.of("sample", "sample-addon").purged()), disk -> {
                            assertThat(state("sample")).doesNotContain("1.1");
                            assertThat(Path.of("/etc/sample.conf")).doesNotExist();
                        })
                .afterwards(disk -> purge()));
    }

    @Test
    void packagesByPlatformHoldWhatAllBlocksHold() {
        begin();
        Theatre debian = new Theatre(Path.of("/srv/machine/by-platform")).platform("debian");
        bench.hold(BlockInvariant.of(Package.class)
                .deployed(debian.deployment(here -> here.add(Package.of("sample"))))
                .present(disk -> assertThat(state("sample")).isEqualTo("ii  1.1"))
                .drift("removed", disk -> says("dpkg", "--remove", "sample"))
                .removed(
                        debian.deployment(here -> here.add(Package.of("sample").absent())),
                        disk -> assertThat(state("sample")).startsWith("rc")));
    }

    @Test
    void sourcesHoldWhatAllBlocksHold() {
        begin();
        repository.forget();
        Disk apt = new Disk(Path.of("/etc/apt"));
        bench.hold(BlockInvariant.of(AptSource.class)
                .given(disk -> repository.forget())
                .deployed(here -> here.add(
                        repository.source().key(here.add(File.at("key.asc").content(repository.key)))))
                .present(disk -> {
                    assertThat(apt.read("sources.list.d/sample.sources"))
                            .contains("\nURIs: file:///srv/repository\nSuites: ./\nSigned-By: ")
                            .startsWith("# managed by Launchway, environment test");
                    assertThat(apt.bytes("keyrings/sample.gpg")).isEqualTo(OpenPgpKey.keyring(repository.key));
                    assertThat(apt.mode("keyrings/sample.gpg")).isEqualTo("rw-r--r--");
                    assertThat(says("apt-cache", "policy", "sample")).contains("Candidate: 1.1");
                })
                .state(disk -> new Disk(Path.of("/var/lib/apt/lists")).tree())
                .drift("its file changed", disk -> apt.write("sources.list.d/sample.sources", "# nothing\n"))
                .drift("its key changed", disk -> apt.write("keyrings/sample.gpg", "x"))
                .drift("its key writable", disk -> apt.setMode("keyrings/sample.gpg", "rw-rw-rw-"))
                .drift("its lists removed", disk -> says("sh", "-c", "rm -rf /var/lib/apt/lists/*"))
                .removed(here -> here.add(AptSource.named("sample").absent()), disk -> {
                    assertThat(apt.exists("sources.list.d/sample.sources")).isFalse();
                    assertThat(apt.exists("keyrings/sample.gpg")).isFalse();
                })
                .afterwards(disk -> repository.forget()));
    }

    // ------------------------------------------------------------- versions

    @Test
    void aVersionIsInstalledKeptAndLeftByName() {
        begin();
        deploy(here -> here.add(AptPackage.of("sample").version("1.0").held()));
        assertThat(state("sample")).isEqualTo("hi  1.0");

        assertThat(bench.theatre
                        .deploy(here -> here.add(AptPackage.of("sample")))
                        .changed())
                .isEmpty();
        deploy(here -> here.add(AptPackage.of("sample").version("1.1").held()));
        assertThat(state("sample")).isEqualTo("hi  1.1");
        assertThat(failure(here -> here.add(AptPackage.of("sample").purged())))
                .contains("a package is held, and would have to change: say .notHeld()");
        deploy(here -> here.add(AptPackage.of("sample").notHeld()));
        assertThat(state("sample")).isEqualTo("ii  1.1");
    }

    @Test
    void anOlderVersionIsRefusedUnlessItIsAllowed() {
        begin();
        deploy(here -> here.add(AptPackage.of("sample")));
        Consumer<Configuration> older = here -> here.add(AptPackage.of("sample").version("1.0"));

        assertThat(bench.theatre.predict(older).notKnown())
                .containsExactly("AptPackage(\"sample\"): sample is to be 1.0, and the newer 1.1 is installed:"
                        + " say .allowDowngrade() if its data can go back, or name a newer version");
        assertThat(failure(older)).contains("say .allowDowngrade()");
        assertThat(state("sample")).isEqualTo("ii  1.1");
        deploy(here -> here.add(AptPackage.of("sample").version("1.0").allowDowngrade()));
        assertThat(state("sample")).isEqualTo("ii  1.0");
    }

    @Test
    void theLatestIsWhatTheListsKnowAndTheListsAreRenewedWhenTheyAreOld() {
        begin();
        deploy(here -> here.add(AptPackage.of("sample").version("1.0")));
        deploy(here -> here.add(AptPackage.of("sample").latest()));
        assertThat(state("sample")).isEqualTo("ii  1.1");
        Consumer<Configuration> fresh =
                here -> here.add(AptPackage.of("sample").latest().listsWithin("1h"));
        says("sh", "-c", "find /var/lib/apt -exec touch -d '2 hours ago' {} +");

        Run run = bench.deploy(fresh);

        assertThat(run.reasons()).containsExactly("AptPackage(\"sample\"): the lists of packages are older than T1H");
        assertThat(bench.theatre.deploy(fresh).changed()).isEmpty();
    }

    @Test
    void aPackageThatTheListsDoNotKnowIsLookedForAgain() {
        begin();
        repository.add("sample-new", "1.0", "");
        repository.publish();

        deploy(here -> here.add(AptPackage.of("sample-new")));

        assertThat(state("sample-new")).isEqualTo("ii  1.0");
        says("dpkg", "--purge", "sample-new");
    }

    @Test
    void whatOldListsNameAndTheServerHasNoLongerIsTriedAgain() {
        begin();
        repository.add("sample-brief", "1.0", "");
        repository.publish();
        says("apt-get", "update");
        repository.remove("sample-brief", "1.0");
        repository.add("sample-brief", "1.1", "");
        repository.publish();

        deploy(here -> here.add(AptPackage.of("sample-brief")));

        assertThat(state("sample-brief")).isEqualTo("ii  1.1");
        says("dpkg", "--purge", "sample-brief");
    }

    // ------------------------------------------------------------- what goes wrong

    @Test
    void aPackageOrAVersionThatDoesNotExistIsTold() {
        begin();
        assertThat(failure(here -> here.add(AptPackage.of("sample", "samlpe"))))
                .contains(
                        "AptPackage(\"sample samlpe\"): apt-get …: apt knows no such package",
                        "Unable to locate package samlpe")
                .contains("correct its name or version, or deploy the AptSource");
        assertThat(state("sample")).isEmpty();
        assertThat(failure(here -> here.add(AptPackage.of("sample").version("9"))))
                .contains("apt knows no such package (Version '9' for 'sample' was not found)");
        assertThat(failure(here -> here.add(AptPackage.of("sample-service"))))
                .contains("dpkg has no package sample-service", "apt-cache showpkg sample-service");
    }

    @Test
    void aLockIsWaitedForAndItsHolderNamed() throws Exception {
        begin();
        Consumer<Configuration> stage = here -> here.add(AptPackage.of("sample").lockTimeout("2s"));
        try (FileChannel file = FileChannel.open(Path.of("/var/lib/dpkg/lock-frontend"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(failure(stage))
                    .contains("process " + ProcessHandle.current().pid()
                            + " (java) has the lock of dpkg or apt, which was" + " waited for 2 seconds");
            assertThat(state("sample")).isEmpty();
        }
        assertThat(bench.deploy(stage).changed()).hasSize(1);
    }

    /** Apt itself does not wait for this one. */
    @Test
    void theLockOfTheListsIsWaitedForToo() throws Exception {
        begin();
        repository.add("sample-late", "1.0", "");
        repository.publish();
        FileChannel file = FileChannel.open(Path.of("/var/lib/apt/lists/lock"), StandardOpenOption.WRITE);
        FileLock lock = file.lock();
        assertThat(failure(here -> here.add(AptPackage.of("sample-late").lockTimeout("1s"))))
                .contains("has the lock of dpkg or apt");
        CompletableFuture<Run> run = CompletableFuture.supplyAsync(
                () -> bench.theatre.deploy(here -> here.add(AptPackage.of("sample-late"))));
        Waiting.waitFor("apt-get has been refused")
                .until(() -> !Bench.processes("apt-get").isEmpty());
        lock.release();
        file.close();

        assertThat(run.get().finished().failed()).isZero();
        assertThat(state("sample-late")).isEqualTo("ii  1.0");
        says("dpkg", "--purge", "sample-late");
    }

    @Test
    void aScriptThatFailsIsToldAndGoneOnWith() {
        begin();
        srv.write("sample-fails", "");
        Run failed = bench.theatre.deploy(here -> here.add(AptPackage.of("sample")));
        assertThat(failed.failure()).contains("dpkg has not finished a package: mend what its script says");
        assertThat(failed.events().toString()).contains("the disk of sample is full");
        assertThat(state("sample")).isEqualTo("iF  1.1");

        assertThat(failure(here -> here.add(AptPackage.of("sample")))).contains("dpkg has not finished a package");
        srv.delete("sample-fails");
        Run mended = bench.deploy(here -> here.add(AptPackage.of("sample")));

        assertThat(mended.reasons())
                .containsExactly("AptPackage(\"sample\"): sample is installed only half (half-configured)");
        assertThat(state("sample")).isEqualTo("ii  1.1");
    }

    @Test
    void othersAreNotRemovedByTheWay() {
        begin();
        deploy(here -> here.add(AptPackage.of("sample-addon")));
        Consumer<Configuration> absent =
                here -> here.add(AptPackage.of("sample").absent());

        assertThat(failure(absent))
                .contains("with sample apt would also remove sample-addon: name them too, or say .allowRemovals()");
        assertThat(state("sample")).isEqualTo("ii  1.1");
        deploy(here -> here.add(AptPackage.of("sample").absent().allowRemovals()));
        assertThat(state("sample-addon")).isEqualTo("rc  1.0");

        repository.add("sample-enemy", "1.0", "Conflicts: sample-server\n");
        repository.publish();
        says("apt-get", "update");
        deploy(here -> here.add(AptPackage.of("sample-server")));
        assertThat(failure(here -> here.add(AptPackage.of("sample-enemy"))))
                .contains("apt would have to remove other packages");
        deploy(here -> here.add(AptPackage.of("sample-enemy").allowRemovals()));
        assertThat(state("sample-server")).isEqualTo("rc  1.0");
        says("dpkg", "--purge", "sample-enemy");
    }

    @Test
    void configurationThatWasChangedStaysUnlessItIsToGo() {
        begin();
        deploy(here -> here.add(AptPackage.of("sample").version("1.0")));
        Disk etc = new Disk(Path.of("/etc"));
        etc.write("sample.conf", "by hand\n");
        deploy(here -> here.add(AptPackage.of("sample").version("1.1")));
        assertThat(etc.read("sample.conf")).isEqualTo("by hand\n");

        deploy(here ->
                here.add(AptPackage.of("sample").version("1.0").allowDowngrade().replaceConfiguration()));
        assertThat(etc.read("sample.conf")).isEqualTo("version = 1.0\n");
    }

    @Test
    void aServiceIsStartedUnlessItIsNotTo() {
        begin();
        deploy(here -> here.add(AptPackage.of("sample-server")));
        assertThat(srv.exists("sample-server-started")).isTrue();
        purge();
        srv.delete("sample-server-started");
        Path ban = Path.of("/usr/sbin/policy-rc.d");

        Consumer<Configuration> quiet =
                here -> here.add(AptPackage.of("sample-server").withoutStart());
        deploy(quiet);
        assertThat(srv.exists("sample-server-started")).isFalse();
        assertThat(ban).doesNotExist();

        new Disk(ban.getParent())
                .write("policy-rc.d", "#!/bin/sh\n# made by Launchway for one installation\nexit 101\n");
        assertThat(bench.deploy(quiet).reasons())
                .containsExactly("AptPackage(\"sample-server\"): an interrupted run has left /usr/sbin/policy-rc.d");
        assertThat(ban).doesNotExist();
    }

    // ------------------------------------------------------------- keys

    @Test
    void anotherKeyThanTheOneThatIsMeantIsRefused() {
        begin();
        repository.forget();
        byte[] other = AptRepository.newKey("other@example.com");
        assertThat(failure(here ->
                        here.add(repository.source().key(here.add(File.at("key").content(other))))))
                .contains("holds the key " + AptRepository.fingerprint("other@example.com") + ", not "
                        + repository.fingerprint);
        assertThat(failure(here ->
                        here.add(repository.source().key(here.add(File.at("key").content("x\n"))))))
                .contains("holds no public key of OpenPGP");
        assertThat(Path.of("/etc/apt/sources.list.d/sample.sources")).doesNotExist();
    }

    @Test
    void aRepositoryThatAptCannotUseLeavesTheFormerOne() {
        begin();
        repository.forget();
        deploy(here -> here.add(repository.source().key(here.add(File.at("key").content(repository.key)))));
        Disk apt = new Disk(Path.of("/etc/apt"));
        String before = apt.read("sources.list.d/sample.sources");
        byte[] key = AptRepository.newKey("third@example.com");
        String fingerprint = AptRepository.fingerprint("third@example.com");

        assertThat(failure(here -> here.add(repository
                        .source()
                        .fingerprint(fingerprint)
                        .key(here.add(File.at("key").content(key))))))
                .contains("apt cannot use the repository file:///srv/repository, and the former one stays");
        assertThat(failure(here -> here.add(AptSource.named("sample")
                        .url("file:///srv/no-such-place")
                        .suite("./")
                        .fingerprint(repository.fingerprint)
                        .key(here.add(File.at("key").content(repository.key))))))
                .contains("apt cannot use the repository file:///srv/no-such-place, and the former one stays");

        assertThat(apt.read("sources.list.d/sample.sources")).isEqualTo(before);
        assertThat(apt.bytes("keyrings/sample.gpg")).isEqualTo(OpenPgpKey.keyring(repository.key));
        assertThat(says("apt-get", "update")).doesNotContain("E: ");
    }

    /** Apt then reads no source at all any more. */
    @Test
    void aRepositoryThatOthersNameWithAnotherKeyIsNotAdded() {
        begin();

        assertThat(failure(here ->
                        here.add(repository.source().key(here.add(File.at("key").content(repository.key))))))
                .contains("apt cannot use the repository file:///srv/repository, and nothing stays");

        assertThat(Path.of("/etc/apt/sources.list.d/sample.sources")).doesNotExist();
        assertThat(says("apt-get", "update")).doesNotContain("E: ");
    }

    @Test
    void aSourceAndItsPackageAreDeployedAtOnce() {
        begin();
        repository.forget();
        Run run = bench.deploy(here -> {
            here.add(repository.source().key(here.add(File.at("key").content(repository.key))));
            here.add(AptPackage.of("sample"));
        });
        assertThat(run.changed()).hasSize(3);
        assertThat(state("sample")).isEqualTo("ii  1.1");
    }
}
