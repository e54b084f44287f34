package dev.launchway.library.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Configuration;
import dev.launchway.engine.system.Machine;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Theatre;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checksums from a list that is signed by gpg. */
class SignedDownloadTest {

    private static final byte[] CONTENT = "the content".getBytes(UTF_8);
    private static final String SUM = Sha256.hex(CONTENT);

    @TempDir
    static Path shared;

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;
    private FetchServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        Installed.require("gpg", "gpgv");
        for (String who : new String[] {"release", "stranger"}) {
            gpg(who, "--quick-gen-key " + who + "@example.com ed25519 sign never");
            gpg(who, "--armor --export > " + who + ".asc");
            gpg(who, "--export > " + who + ".gpg");
        }
    }

    /** No agent is left: each command is the only one of its home directory. */
    private static void gpg(String who, String arguments) throws Exception {
        Files.createDirectories(shared.resolve(who));
        Machine.run(
                "sh",
                "-c",
                "cd \"$1\" && chmod 700 " + who + " && gpg --homedir " + who
                        + " --batch --quiet --pinentry-mode loopback --passphrase '' " + arguments
                        + " 2>/dev/null; code=$?; gpgconf --homedir " + who + " --kill gpg-agent; exit $code",
                "sh",
                shared.toString());
    }

    @BeforeEach
    void open() throws IOException {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
        server = FetchServer.http().on("/1.2/app.jar", FetchServer.content(CONTENT));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void signed(String who, String list) throws Exception {
        Files.writeString(shared.resolve("SUMS"), list);
        gpg(who, "--yes --output SUMS.sig --detach-sign SUMS");
        server.on("/1.2/SUMS", FetchServer.content(list.getBytes(UTF_8)))
                .on("/1.2/SUMS.sig", FetchServer.content(Files.readAllBytes(shared.resolve("SUMS.sig"))));
    }

    private Consumer<Configuration> stage(UnaryOperator<Download> settings) {
        return here -> here.add(settings.apply(Download.of(server.url("/1.2/app.jar"))
                .retries(0, "1ms")
                .signedChecksums("SUMS", "SUMS.sig", key("release.asc"))));
    }

    private Consumer<Configuration> stage() {
        return stage(download -> download);
    }

    private static String key(String name) {
        return shared.resolve(name).toString();
    }

    private void isThere() {
        assertThat(disk.read("app.jar")).isEqualTo("the content");
        assertThat(disk.tree())
                .filteredOn(path -> path.startsWith(".downloads/"))
                .hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> invariant() throws Exception {
        signed("release", SUM + "  app.jar\n");
        return BlockInvariant.of(Download.class)
                .asks("gpgv ")
                .deployed(stage())
                .present(work -> assertThat(work.read("app.jar")).isEqualTo("the content"))
                .drift("changed", work -> work.write("app.jar", "other"))
                .drift("removed", work -> work.delete("app.jar"))
                .notKilled("DownloadTest kills those with a checksum")
                .in(base.resolve("invariant"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s  app.jar\n",
                "0000  other.jar\n%s *./app.jar\n",
                "SHA256 (dist/app.jar) = %s\n",
                "# a comment\r\n%s  app.jar\r\n"
            })
    void takesWhatASignedListSays(String list) throws Exception {
        signed("release", list.formatted(SUM));

        theatre.deploy(stage());

        isThere();
        server.requests().clear();
        assertThat(theatre.deploy(stage()).changed()).isEmpty();
        disk.age("app.jar");
        assertThat(theatre.deploy(stage()).changed()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void takesKeysWithoutArmor() throws Exception {
        signed("release", SUM + "  app.jar\n");

        theatre.deploy(stage(download -> download.signedChecksums("SUMS", "SUMS.sig", key("release.gpg"))));

        isThere();
    }

    @Test
    void doesNotDownloadWhatIsThere() throws Exception {
        signed("release", SUM + "  app.jar\n");
        disk.write("app.jar", CONTENT);

        theatre.deploy(stage());

        assertThat(server.requests())
                .extracting(FetchServer.Request::path)
                .containsExactly("/1.2/SUMS", "/1.2/SUMS.sig");
        assertThat(theatre.deploy(stage()).changed()).isEmpty();
    }

    @Test
    void believesNoListThatAStrangerHasSigned() throws Exception {
        disk.write("app.jar", "old");
        signed("stranger", SUM + "  app.jar\n");

        assertThat(theatre.deploy(stage()).failure())
                .startsWith("Download(\"app.jar\") > Fetch: cannot download " + server.url("/1.2/app.jar")
                        + ": no key of '" + key("release.asc") + "' has signed " + server.url("/1.2/SUMS") + " by "
                        + server.url("/1.2/SUMS.sig") + ": gpgv: ")
                .contains("No public key")
                .endsWith("the file that is there stays as it is");

        assertThat(disk.read("app.jar")).isEqualTo("old");
        assertThat(disk.tree()).noneMatch(path -> path.contains(".signed"));
        signed("release", SUM + "  app.jar\n");
        theatre.deploy(stage());
        isThere();
    }

    @Test
    void believesNoListThatWasChanged() throws Exception {
        signed("release", SUM + "  app.jar\n");
        server.on("/1.2/SUMS", FetchServer.content(("0".repeat(64) + "  app.jar\n").getBytes(UTF_8)));

        assertThat(theatre.deploy(stage()).failure()).contains("BAD signature");
        server.on("/1.2/SUMS.sig", FetchServer.content("no signature".getBytes(UTF_8)));
        assertThat(theatre.deploy(stage()).failure()).contains("no key of '");
        assertThat(disk.exists("app.jar")).isFalse();
    }

    @Test
    void saysWhatTheListDoesNotHave() throws Exception {
        signed("release", SUM + "  other.jar\nd41d8cd98f00b204e9800998ecf8427e  app.jar\n");

        assertThat(theatre.deploy(stage()).failure())
                .contains(server.url("/1.2/SUMS") + " has no checksum of 'app.jar' by SHA-256, SHA-384 or SHA-512");
    }

    @Test
    void saysThatTheFileIsNotTheOneOfTheList() throws Exception {
        signed("release", "0".repeat(64) + "  app.jar\n");

        assertThat(theatre.deploy(stage()).failure())
                .contains("its checksum is sha256:" + SUM + ", expected is sha256:" + "0".repeat(64))
                .contains(", says " + server.url("/1.2/SUMS"));
    }

    @Test
    void saysThatThereIsNoList() {
        assertThat(theatre.deploy(stage()).failure())
                .contains(server.url("/1.2/SUMS") + ": the server answers with status 404: there is no such file");
    }

    @Test
    void theControllerChecksWhatItDownloads() throws Exception {
        signed("release", SUM + "  app.jar\n");
        Consumer<Configuration> stage = stage(Download::viaController);

        theatre.deploy(stage);

        isThere();
        assertThat(theatre.deploy(stage).changed()).isEmpty();
        signed("stranger", SUM + "  app.jar\n");
        disk.delete("app.jar");
        assertThat(theatre.deploy(stage).failure()).contains("the controller cannot get", "No public key");
    }

    @Test
    void saysWhatIsWrong() {
        Download download = Download.of("https://example.com/a");

        assertThatThrownBy(() -> download.signedChecksums("ftp://example.com/SUMS", "x", "k"))
                .hasMessageContaining("it begins with https://");
        assertThatThrownBy(() -> Download.of("file:///a").signedChecksums("SUMS", "SUMS.sig", "k"))
                .hasMessageContaining("no list of checksums at a server");
        assertThat(theatre.problems(here -> here.add(download.sha256(SUM).signedChecksums("SUMS", "SUMS.sig", "k"))))
                .contains("has a checksum and .signedChecksums(…)");
        assertThat(theatre.problems(here -> here.add(
                        Download.of("https://example.com/b").signedChecksums("SUMS", "SUMS.sig", "missing.asc"))))
                .contains("missing.asc");
    }
}
