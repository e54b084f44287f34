package dev.launchway.library.host;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a host has once, on a machine of its own: its /etc, its mounts, those settings of the kernel that are a namespace's own. */
@OnMachine(Init.CRON)
class HostTest {

    private static final Disk ETC = new Disk(Path.of("/etc"));

    private final Bench bench = new Bench();

    private void deploy(Consumer<Configuration> stage) {
        bench.deploy(stage);
        assertThat(bench.theatre.deploy(stage).reasons()).as("changed again").isEmpty();
    }

    private String failure(Consumer<Configuration> stage) {
        return bench.theatre.deploy(stage).failure();
    }

    // ------------------------------------------------------------- Sysctl

    @Test
    void sysctlHoldsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(Sysctl.class)
                .given(disk -> says("sysctl", "-w", "kernel.msgmax=8192"))
                .deployed(here -> here.add(Sysctl.of("kernel.msgmax").value(16384)))
                .present(disk -> {
                    assertThat(says("sysctl", "-n", "kernel.msgmax")).isEqualTo("16384");
                    assertThat(ETC.read("sysctl.d/60-kernel.msgmax.conf"))
                            .isEqualTo(
                                    "# managed by Launchway, environment test, do not edit\nkernel.msgmax = 16384\n");
                })
                .state(disk -> says("stat", "--format=%i %Z", "/etc/sysctl.d/60-kernel.msgmax.conf"))
                .drift("another value", disk -> says("sysctl", "-w", "kernel.msgmax=8192"))
                .drift("its file removed", disk -> ETC.delete("sysctl.d/60-kernel.msgmax.conf"))
                .drift("its file changed", disk -> ETC.write("sysctl.d/60-kernel.msgmax.conf", "x\n"))
                .removed(here -> here.add(Sysctl.of("kernel.msgmax").absent()), disk -> assertThat(
                                ETC.exists("sysctl.d/60-kernel.msgmax.conf"))
                        .isFalse())
                .afterwards(disk -> says("rm", "-f", "/etc/sysctl.d/60-kernel.msgmax.conf")));
    }

    @Test
    void valuesOfTheKernelAreComparedWithoutTheirBlanks() {
        deploy(here -> here.add(Sysctl.of("kernel/sem").value("300  32000\t32 128")));

        assertThat(says("sysctl", "-n", "kernel.sem").split("\\s+")).containsExactly("300", "32000", "32", "128");
        assertThat(says("sysctl", "-p", "/etc/sysctl.d/60-kernel.sem.conf")).contains("300 32000 32 128");
    }

    @Test
    void whatTheKernelDoesNotTakeIsNotWritten() {
        String before = says("sysctl", "-n", "kernel.msgmax");

        assertThat(failure(here -> here.add(Sysctl.of("kernel.msgmax").value("many"))))
                .contains("the kernel does not take many for kernel.msgmax, and keeps what it has");
        assertThat(failure(here -> here.add(Sysctl.of("kernel.msgmaximum").value(1))))
                .contains("the kernel has no setting kernel.msgmaximum, there is no /proc/sys/kernel/msgmaximum");

        assertThat(says("sysctl", "-n", "kernel.msgmax")).isEqualTo(before);
        assertThat(ETC.exists("sysctl.d/60-kernel.msgmax.conf")).isFalse();
    }

    // ------------------------------------------------------------- Limits

    @Test
    void limitsHoldWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(Limits.class)
                .deployed(here -> here.add(Limits.of("walker").openFiles(777).hard("core", "unlimited")))
                .present(disk -> {
                    assertThat(says("su", "walker", "-c", "ulimit -n")).isEqualTo("777");
                    assertThat(ETC.mode("security/limits.d/60-walker.conf")).isEqualTo("rw-r--r--");
                    assertThat(ETC.read("security/limits.d/60-walker.conf"))
                            .contains("\nwalker - nofile 777\nwalker hard core unlimited\n");
                })
                .drift("changed", disk -> ETC.write("security/limits.d/60-walker.conf", "walker - nofile 7000\n"))
                .drift("removed", disk -> ETC.delete("security/limits.d/60-walker.conf"))
                .drift("writable", disk -> ETC.setMode("security/limits.d/60-walker.conf", "rw-rw-rw-"))
                .removed(here -> here.add(Limits.of("walker").absent()), disk -> assertThat(
                                ETC.exists("security/limits.d/60-walker.conf"))
                        .isFalse())
                .afterwards(disk -> says("rm", "-f", "/etc/security/limits.d/60-walker.conf")));
    }

    // ------------------------------------------------------------- Timezone

    private static void utc() {
        says("ln", "-sfn", "/usr/share/zoneinfo/Etc/UTC", "/etc/localtime");
        ETC.write("timezone", "Etc/UTC\n");
    }

    @Test
    void timezoneHoldsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(Timezone.class)
                .given(disk -> utc())
                .deployed(here -> here.add(Timezone.of("Asia/Tokyo")))
                .present(disk -> {
                    assertThat(says("date", "+%Z %z")).isEqualTo("JST +0900");
                    assertThat(ETC.read("timezone")).isEqualTo("Asia/Tokyo\n");
                })
                .state(disk -> says("stat", "--format=%i %Z", "/etc/localtime"))
                .drift("another one", disk -> utc())
                .drift("only the link", disk -> says("ln", "-sfn", "/usr/share/zoneinfo/UTC", "/etc/localtime"))
                .drift(
                        "a copy",
                        disk -> says("cp", "--remove-destination", "/usr/share/zoneinfo/UTC", "/etc/localtime"))
                .drift("only the text", disk -> ETC.write("timezone", "UTC\n"))
                .removed(here -> here.add(Timezone.of("Etc/UTC")), disk -> assertThat(says("date", "+%Z"))
                        .isEqualTo("UTC"))
                .afterwards(disk -> utc()));
    }

    @Test
    void aZoneThatTheHostDoesNotKnowIsToldWithThoseThatAreNear() {
        assertThat(failure(here -> here.add(Timezone.of("Europe/Berlln"))))
                .contains("this host knows no time zone 'Europe/Berlln', but Europe/Berlin");
        assertThat(failure(here -> here.add(Timezone.of("Europe")))).contains("knows no time zone 'Europe'");
    }

    // ------------------------------------------------------------- Mount

    private static final String OTHERS =
            "# of others, gr\u00fcn in latin1\n/dev/nowhere  /mnt/nowhere\text4 noauto 0 2\nUUID=x none swap sw\n";

    private static Mount cache() {
        return Mount.at("/srv/cache").device("tmpfs").type("tmpfs").options("size=64k", "noexec", "mode=0700");
    }

    private static String fstab() {
        return new String(ETC.bytes("fstab"), StandardCharsets.ISO_8859_1);
    }

    private static void writeFstab(String text) {
        ETC.write("fstab", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String mounted(String place, String column) {
        return says("findmnt", "-n", "-o", column, "--mountpoint", place);
    }

    private static void unmount() {
        says("umount", "/srv/cache");
        says("rm", "-rf", "/srv/cache");
        writeFstab(OTHERS);
    }

    @Test
    void mountHoldsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(Mount.class)
                .given(disk -> unmount())
                .deployed(here -> here.add(cache()))
                .present(disk -> {
                    assertThat(mounted("/srv/cache", "FSTYPE,OPTIONS"))
                            .startsWith("tmpfs")
                            .contains("noexec", "size=64k", "mode=700");
                    assertThat(fstab()).isEqualTo(OTHERS + "tmpfs /srv/cache tmpfs size=64k,noexec,mode=0700 0 0\n");
                })
                .state(disk -> says("stat", "--format=%i %Z", "/etc/fstab") + mounted("/srv/cache", "ID"))
                .drift("unmounted", disk -> says("umount", "/srv/cache"))
                .drift("executable", disk -> says("mount", "-o", "remount,exec", "/srv/cache"))
                .drift("its line removed", disk -> writeFstab(OTHERS))
                .drift("another line", disk -> writeFstab(OTHERS + "tmpfs /srv/cache tmpfs size=64k 0 0\n"))
                .removed(here -> here.add(Mount.at("/srv/cache").absent()), disk -> {
                    assertThat(mounted("/srv/cache", "FSTYPE")).isEmpty();
                    assertThat(fstab()).isEqualTo(OTHERS);
                    assertThat(Path.of("/srv/cache")).isDirectory();
                })
                .afterwards(disk -> unmount()));
    }

    @Test
    void aFileSystemOfOthersIsLeftAndOneInUseToo() throws IOException {
        unmount();
        deploy(here -> here.add(cache()));
        assertThat(failure(here ->
                        here.add(Mount.at("/srv/cache").device("/dev/sdz9").type("ext4"))))
                .contains("at /srv/cache another file system is mounted, tmpfs (tmpfs), not /dev/sdz9 (ext4)");
        Process user = new ProcessBuilder("sleep", "1000")
                .directory(Path.of("/srv/cache").toFile())
                .start();
        try {
            assertThat(failure(here -> here.add(Mount.at("/srv/cache").absent())))
                    .contains("/srv/cache is in use, and stays mounted");
            assertThat(fstab()).contains("tmpfs /srv/cache");
        } finally {
            user.destroyForcibly().onExit().join();
        }
        deploy(here -> here.add(Mount.at("/srv/cache").absent()));
    }

    @Test
    void whatCannotBeMountedDoesNotGetALine() {
        unmount();
        assertThat(failure(here ->
                        here.add(Mount.at("/srv/cache").device("/dev/sdz9").type("ext4"))))
                .contains("there is no device /dev/sdz9 on this host");
        assertThat(fstab()).isEqualTo(OTHERS);
        deploy(here -> here.add(Mount.at("/srv/cache")
                .device("/dev/sdz9")
                .type("ext4")
                .options("noauto")
                .pass(2)));
        assertThat(fstab()).isEqualTo(OTHERS + "/dev/sdz9 /srv/cache ext4 noauto 0 2\n");
        unmount();
    }

    @Test
    void aDirectoryIsMountedAtASecondPlaceWithABlankInIt() {
        unmount();
        new Disk(Path.of("/srv")).write("some where/file", "x");

        deploy(here -> here.add(
                Mount.at("/srv/cache").device("/srv/some where").type("none").options("bind", "ro")));

        assertThat(new Disk(Path.of("/srv/cache")).read("file")).isEqualTo("x");
        assertThat(mounted("/srv/cache", "OPTIONS")).startsWith("ro");
        assertThat(fstab()).endsWith("/srv/some\\040where /srv/cache none bind,ro 0 0\n");
        unmount();
    }
}
