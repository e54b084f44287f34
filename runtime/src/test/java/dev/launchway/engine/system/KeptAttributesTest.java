package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.FileMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file has beside content, mode and owner stays with it when it is replaced. */
class KeptAttributesTest {

    private static final String BACKUP = "12346";
    private static final byte[] CONTENT = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final LocalSystem system = new LocalSystem();
    private Path file;

    @BeforeEach
    void prepare() throws Exception {
        Machine.asRoot();
        file = Files.writeString(directory.resolve("a"), "old");
        system.setMode(file, new FileMode(0600));
    }

    @Test
    void anAccessControlListIsKeptAndItsMaskIsNotTheGroups() throws Exception {
        Machine.run("setfacl", "-m", "u:" + BACKUP + ":rw", file.toString());
        String list = list(file);
        assertThat(list).contains("group::---").contains("mask::rw-");

        system.write(file, CONTENT, null);

        assertThat(file).hasContent("new");
        assertThat(list(file)).isEqualTo(list);
    }

    @Test
    void anAccessControlListIsKeptInADirectoryOfAnotherUserToo() throws Exception {
        Machine.run("setfacl", "-m", "u:" + BACKUP + ":rw", file.toString());
        String list = list(file);
        system.setOwner(directory, "12345");

        system.write(file, CONTENT, null);

        assertThat(list(file)).isEqualTo(list);
    }

    @Test
    void aModeNarrowsTheListAndDoesNotWidenIt() throws Exception {
        Machine.run("setfacl", "-m", "u:" + BACKUP + ":rw,m::r", file.toString());
        String list = list(file);

        for (SystemAccess each : List.of(new OverlaySystem(system), system)) {
            String why = "it has an access control list, whose mask the mode's middle digit is: 660 would give";
            assertThatThrownBy(() -> each.write(file, CONTENT, new FileMode(0660)))
                    .hasMessageContaining(why);
            assertThatThrownBy(() -> each.setMode(file, new FileMode(0660))).hasMessageContaining(why);
        }
        assertThat(list(file)).isEqualTo(list);
        assertThat(file).hasContent("old");

        system.write(file, CONTENT, new FileMode(0600));

        assertThat(list(file)).contains("user:" + BACKUP + ":rw-", "#effective:---", "mask::---");
    }

    @Test
    void aFileWithoutAListGetsNoneFromItsDirectory() throws Exception {
        String list = list(file);
        Machine.run("setfacl", "-d", "-m", "u:" + BACKUP + ":rw", directory.toString());

        system.write(file, CONTENT, null);
        assertThat(list(file)).isEqualTo(list);

        system.write(file, CONTENT, new FileMode(0640));
        assertThat(list(file)).doesNotContain(BACKUP).contains("group::r--");
    }

    @Test
    void aNewFileGetsTheListOfItsDirectory() throws Exception {
        Machine.run("setfacl", "-d", "-m", "u:" + BACKUP + ":rw", directory.toString());

        system.write(directory.resolve("b"), CONTENT, new FileMode(0640));

        assertThat(list(directory.resolve("b"))).contains("user:" + BACKUP + ":rw-", "#effective:r--");
    }

    @Test
    void capabilitiesAndAttributesOfAllKindsAreKept() throws Exception {
        Machine.run("setcap", "cap_net_bind_service=ep", file.toString());
        Machine.run("setfattr", "-n", "trusted.launchway", "-v", "kept", file.toString());
        Machine.run("setfattr", "-n", "user.launchway", "-v", "kept", file.toString());
        system.setMode(file, new FileMode(0755));
        system.setOwner(file, "12345");
        Machine.run("setcap", "cap_net_bind_service=ep", file.toString());

        system.write(file, CONTENT, null);

        assertThat(said("getcap", file.toString())).contains("cap_net_bind_service=ep");
        assertThat(said("getfattr", "-d", "-m", "-", file.toString()))
                .contains("trusted.launchway=\"kept\"", "user.launchway=\"kept\"");
        assertThat(system.status(file).owner()).isEqualTo("12345");
    }

    private static String list(Path file) throws IOException {
        return said("getfacl", "-c", "-p", file.toString());
    }

    private static String said(String... argv) throws IOException {
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
