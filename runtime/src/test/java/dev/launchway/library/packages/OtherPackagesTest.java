package dev.launchway.library.packages;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Packages of rpm, by the dnf that Debian has, and a repository of the test's own; and those of apk, of which Debian has nothing:
 * a script stands for it, which writes down how it was called, and what apk writes into its files.
 */
@OnMachine(Init.CRON)
class OtherPackagesTest {

    private static final Disk SRV = new Disk(Path.of("/srv"));

    private final Bench bench = new Bench();

    private static void build(String name, String version, String fields) {
        SRV.write(
                "specs/" + name + ".spec",
                "Name: " + name + "\nVersion: " + version + "\nRelease: 1\nSummary: x\nLicense: x\nBuildArch: noarch\n"
                        + fields + "%description\nx\n%files\n");
        says(
                "rpmbuild",
                "-bb",
                "--quiet",
                "--define",
                "_topdir /srv/specs",
                "--define",
                "_rpmdir /srv/rpms",
                SRV.path("specs/" + name + ".spec").toString());
    }

    private static void knowRepository() {
        assumeTrue(Files.exists(Path.of("/usr/bin/dnf")), "needs dnf");
        assumeTrue(Files.exists(Path.of("/usr/bin/createrepo_c")), "needs createrepo_c");
        build("sample", "1.0", "");
        build("sample", "1.1", "");
        build("sample-addon", "1.0", "Requires: sample\n");
        says("createrepo_c", "-q", "/srv/rpms");
        says("rm", "-rf", "/etc/yum.repos.d");
        new Disk(Path.of("/etc/yum.repos.d"))
                .write("sample.repo", "[sample]\nname=sample\nbaseurl=file:///srv/rpms\ngpgcheck=0\n");
    }

    private static String installed(String name) {
        return says("rpm", "-q", "--qf", "%{VERSION}", name);
    }

    private String failure(Consumer<Configuration> stage) {
        return bench.theatre.deploy(stage).failure();
    }

    @Test
    void packagesOfDnfHoldWhatAllBlocksHold() {
        knowRepository();
        bench.hold(BlockInvariant.of(DnfPackage.class)
                .asks("rpm -q ")
                .deployed(here -> here.add(DnfPackage.of("sample", "sample-addon")))
                .present(disk -> {
                    assertThat(installed("sample")).isEqualTo("1.1");
                    assertThat(installed("sample-addon")).isEqualTo("1.0");
                })
                .state(disk -> says("rpm", "-q", "--qf", "%{INSTALLTIME} ", "sample", "sample-addon"))
                .drift("removed", disk -> says("rpm", "-e", "sample-addon"))
                .removed(
                        here -> here.add(DnfPackage.of("sample", "sample-addon").absent()),
                        disk -> assertThat(installed("sample")).isEqualTo("package sample is not installed"))
                .afterwards(disk -> says("rpm", "-e", "sample", "sample-addon")));

        bench.deploy(here -> here.add(DnfPackage.of("sample").version("1.0")));
        bench.deploy(here -> here.add(DnfPackage.of("sample").latest()));
        assertThat(installed("sample")).isEqualTo("1.1");
        assertThat(failure(here -> here.add(DnfPackage.of("sample").version("1.0"))))
                .contains("dnf leaves the newer 0:1.1-1: say .allowDowngrade()");
        bench.deploy(here -> here.add(DnfPackage.of("sample").version("1.0-1").allowDowngrade()));
        assertThat(installed("sample")).isEqualTo("1.0");
        assertThat(failure(here -> here.add(DnfPackage.of("samlpe")))).contains("dnf knows no such package");
        bench.deploy(here -> here.add(DnfPackage.of("sample-addon")));
        assertThat(failure(here -> here.add(DnfPackage.of("sample").absent()))).contains("others need it");
        bench.deploy(here -> here.add(DnfPackage.of("sample").absent().allowRemovals()));
        assertThat(installed("sample-addon")).isEqualTo("package sample-addon is not installed");
    }

    @Test
    void packagesOfApkHoldWhatAllBlocksHold() {
        Disk system = new Disk(Path.of("/"));
        says("mkdir", "-p", "/lib/apk/db", "/etc/apk");
        system.write("lib/apk/db/installed", "P:musl\nV:1.2.5-r0\n\n");
        system.write("etc/apk/world", "alpine-base\n");
        SRV.write("apk-calls", "");
        system.write("usr/sbin/apk", """
                #!/bin/sh
                echo "$*" >> /srv/apk-calls
                [ "$1" = --wait ] && shift 2
                [ "$1" = --update-cache ] && shift
                case "$*" in
                  *samlpe*) echo 'ERROR: unable to select packages:'; echo '  samlpe (no such package):'; exit 1 ;;
                  'add '*) printf 'P:sample\\nV:1.0-r0\\n\\nP:sample-addon\\nV:2.0-r0\\n\\n' >> /lib/apk/db/installed
                    printf 'sample\\nsample-addon\\n' >> /etc/apk/world ;;
                  'del '*) printf 'P:musl\\nV:1.2.5-r0\\n\\n' > /lib/apk/db/installed; echo alpine-base > /etc/apk/world ;;
                esac
                """);
        system.setMode("usr/sbin/apk", "rwxr-xr-x");
        bench.hold(BlockInvariant.of(ApkPackage.class)
                .deployed(here -> here.add(ApkPackage.of("sample", "sample-addon")))
                .present(disk -> {
                    assertThat(system.read("lib/apk/db/installed")).contains("P:sample-addon\n");
                    assertThat(system.read("etc/apk/world")).contains("sample\n");
                })
                .state(disk -> SRV.read("apk-calls"))
                .drift("removed", disk -> says("apk", "del", "sample"))
                .drift("left to others", disk -> system.write("etc/apk/world", "alpine-base\n"))
                .removed(
                        here -> here.add(ApkPackage.of("sample", "sample-addon").absent()),
                        disk -> assertThat(system.read("lib/apk/db/installed")).doesNotContain("sample"))
                .afterwards(disk -> says("apk", "del", "sample")));

        assertThat(SRV.read("apk-calls").lines().distinct())
                .contains("--wait 300 --update-cache add sample sample-addon", "--wait 300 del sample sample-addon");
        assertThat(failure(here -> here.add(ApkPackage.of("samlpe")))).contains("apk knows no such package");
        bench.theatre.deploy(
                here -> here.add(ApkPackage.of("sample").version("1.0-r0").lockTimeout("1m")));
        assertThat(SRV.read("apk-calls")).contains("--wait 60 --update-cache add sample=1.0-r0\n");
        bench.theatre.deploy(here -> here.add(ApkPackage.of("sample").latest()));
        assertThat(SRV.read("apk-calls")).endsWith("version -l < sample\n");
    }
}
