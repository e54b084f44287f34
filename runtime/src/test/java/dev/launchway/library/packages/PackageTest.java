package dev.launchway.library.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Theatre;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of packages before a host is looked at. */
class PackageTest {

    private static final String FINGERPRINT = "B56B D310 B458 F105 ADB2  E0E3 6C3D 2EEA 5A80 B522";

    @TempDir
    Path directory;

    private String on(String platform, Consumer<Configuration> stage) {
        return new Theatre(directory).platform(platform).predict(stage).events().toString();
    }

    private String problems(Consumer<Configuration> stage) {
        return new Theatre(directory).problems(stage);
    }

    @Test
    void thePlatformOfAHostSaysHowItInstallsAndWhatPackagesAreCalled() {
        Consumer<Configuration> stage = here ->
                here.add(Package.of("sample-db").named("fedora", "samplerpm").named("alpine", "sampleapk"));

        assertThat(on("debian12", stage)).contains("AptPackage(\"sample-db\")");
        assertThat(on("ubuntu", stage)).contains("AptPackage(\"sample-db\")");
        assertThat(on("rocky", stage)).contains("DnfPackage(\"samplerpm\")");
        assertThat(on("alpine", stage)).contains("ApkPackage(\"sampleapk\")").contains("this host has no apk");
    }

    @Test
    void aHostOfWhichNobodyKnowsHowItInstallsIsAnErrorOfTheModel() {
        assertThat(problems(here -> here.add(Package.of("nginx"))))
                .contains("Package(\"nginx\") cannot tell how host here installs packages: it has no platform")
                .contains("set platform to one of debian, ubuntu");
        assertThat(new Theatre(directory).platform("plan9").problems(here -> here.add(Package.of("nginx"))))
                .contains("its platform is 'plan9'");
    }

    @Test
    void whatIsNoPackageIsAnErrorWhereItIsSaid() {
        assertThatThrownBy(() -> AptPackage.of()).hasMessageContaining("AptPackage.of(…) needs the name of a package");
        assertThatThrownBy(() -> AptPackage.of("nginx=1.2")).hasMessageContaining("a version by .version(…)");
        assertThatThrownBy(() -> AptPackage.of("--purge")).hasMessageContaining("'--purge' is no name of a package");
        assertThatThrownBy(() -> DnfPackage.of("a b")).hasMessageContaining("'a b' is no name of a package");
        assertThatThrownBy(() -> AptPackage.of("nginx").version("1 2")).hasMessageContaining("'1 2' is no version");
        assertThat(problems(here -> here.add(AptPackage.of("a", "b").version("1"))))
                .contains("has one version for 2 packages");
        assertThat(problems(here -> here.add(AptPackage.of("a").version("1").latest())))
                .contains("has a version and is to be the latest");
        assertThat(problems(here -> here.add(AptPackage.of("a").absent().held())))
                .contains("is to be absent and has a hold");
    }

    @Test
    void aSourceSaysWhatItLacks() {
        assertThatThrownBy(() -> AptSource.named("a b")).hasMessageContaining("apt reads no file called 'a b.sources'");
        assertThatThrownBy(() -> AptSource.named("a").url("mailto:a@example.com"))
                .hasMessageContaining("is no URL of a repository");
        assertThat(problems(here -> here.add(AptSource.named("a")))).contains("does not say where it is");
        assertThat(problems(here -> here.add(AptSource.named("a").url("https://a.example/"))))
                .contains("does not say its suite");
        assertThat(problems(here ->
                        here.add(AptSource.named("a").url("https://a.example/").suite("stable"))))
                .contains("does not say its components");
        assertThat(problems(here ->
                        here.add(AptSource.named("a").url("https://a.example/").suite("./"))))
                .contains("does not say which key signs it");
        assertThat(problems(here -> here.add(AptSource.named("a")
                        .url("https://a.example/")
                        .suite("./")
                        .key("repository.asc"))))
                .contains("does not say which key that is");
    }

    @Test
    void theKeyOfTheDefinitionDirectoryIsCheckedBeforeAnythingChanges() {
        assertThatThrownBy(() -> AptSource.named("a").fingerprint("5A80B522"))
                .hasMessageContaining("'5A80B522' is no fingerprint of a key");
        AptSource source =
                AptSource.named("a").url("https://a.example/").suite("./").key("repository.asc");
        assertThat(new Theatre(directory).codes(here -> here.add(source.fingerprint(FINGERPRINT))))
                .isEmpty();
        assertThat(problems(here -> here.add(AptSource.named("a")
                        .url("https://a.example/")
                        .suite("./")
                        .key("repository.asc")
                        .fingerprint(FINGERPRINT.replace("B522", "B523")))))
                .contains("the file repository.asc holds the key B56BD310B458F105ADB2E0E36C3D2EEA5A80B522, not "
                        + "B56BD310B458F105ADB2E0E36C3D2EEA5A80B523");
    }

    @Test
    void listsAreCalledAsAptCallsThem() {
        assertThat(ListNames.of("https://me:x@deb.debian.org/debian/dists/a_b~1"))
                .isEqualTo("deb.debian.org_debian_dists_a%5fb%7e1");
    }
}
