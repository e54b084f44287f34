package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.FileMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Root deploys into a directory that belongs to an application's user, who wants to have something else changed. */
class LinkSafetyTest {

    private static final int APP = 12345;
    private static final int SWAPS = 3000;
    private static final FileMode OPEN = new FileMode(0666);

    @TempDir
    Path directory;

    private final LocalSystem system = new LocalSystem();
    /** Of root. */
    private Path etc;
    /** Of the application's user. */
    private Path home;

    @BeforeEach
    void prepare() throws IOException {
        Machine.asRoot();
        system.setMode(directory, new FileMode(0755));
        etc = Files.createDirectory(directory.resolve("etc"));
        Files.writeString(etc.resolve("victim"), "secret");
        Files.createDirectory(etc.resolve("sub"));
        home = Files.createDirectory(directory.resolve("home"));
        give(home);
    }

    private static void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", APP, LinkOption.NOFOLLOW_LINKS);
    }

    interface Attempt {
        void make(SystemAccess system, Path parent) throws IOException;
    }

    /** Every change that the engine can make, of an entry below a parent. */
    static Stream<Map.Entry<String, Attempt>> changes() {
        byte[] evil = "evil".getBytes(StandardCharsets.UTF_8);
        Map<String, Attempt> all = new java.util.TreeMap<>();
        all.put("write", (system, parent) -> system.write(parent.resolve("victim"), evil, null));
        all.put("write new", (system, parent) -> system.write(parent.resolve("planted"), evil, null));
        all.put("write deep", (system, parent) -> system.write(parent.resolve("sub/planted"), evil, null));
        all.put(
                "write with owner",
                (system, parent) -> system.write(parent.resolve("victim"), evil, OPEN, "" + APP, null));
        all.put("write in place", (system, parent) -> system.writeInPlace(parent.resolve("victim"), evil));
        all.put("delete", (system, parent) -> system.delete(parent.resolve("victim")));
        all.put("delete tree", (system, parent) -> system.delete(parent.resolve("sub")));
        all.put("directory", (system, parent) -> system.createDirectory(parent.resolve("planted")));
        all.put("directories", (system, parent) -> system.createDirectory(parent.resolve("planted/below")));
        all.put("symlink", (system, parent) -> system.symlink(parent.resolve("planted"), Path.of("x")));
        all.put("touch", (system, parent) -> system.touch(parent.resolve("victim")));
        all.put("touch new", (system, parent) -> system.touch(parent.resolve("planted")));
        all.put("mode", (system, parent) -> system.setMode(parent.resolve("victim"), OPEN));
        all.put("owner", (system, parent) -> system.setOwner(parent.resolve("victim"), "" + APP));
        all.put("group", (system, parent) -> system.setGroup(parent.resolve("victim"), "" + APP));
        return all.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingIsChangedThroughALinkOfAnotherUser(Map.Entry<String, Attempt> change) throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("conf"), etc);
        give(link);
        List<String> before = state(etc);

        for (SystemAccess each : List.of(new OverlaySystem(system), system)) {
            assertThatThrownBy(() -> change.getValue().make(each, link))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(
                            link + " is a symlink to " + etc + " and is not followed, because its owner " + APP);
        }
        assertThat(state(etc)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingIsChangedThroughALinkOfRootInADirectoryOfAnotherUser(Map.Entry<String, Attempt> change)
            throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("conf"), etc);
        List<String> before = state(etc);

        assertThatThrownBy(() -> change.getValue().make(system, link))
                .hasMessageContaining("because " + APP + ", the owner of " + home + ", could lead it anywhere");
        assertThat(state(etc)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aLinkOfRootInADirectoryOfRootIsFollowed(Map.Entry<String, Attempt> change) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("conf"), Path.of("etc"));
        List<String> before = state(etc);

        change.getValue().make(system, link);

        assertThat(state(etc)).isNotEqualTo(before);
    }

    @Test
    void aLinkOfRootInADirectoryOfRootIsFollowedBelowADirectoryOfAnotherUserToo() throws IOException {
        Path work = Files.createDirectories(home.resolve("work/releases/42"));
        Path current = Files.createSymbolicLink(home.resolve("work/current"), Path.of("releases/42"));

        system.write(current.resolve("a"), new byte[1], null);
        Files.createSymbolicLink(home.resolve("work/up"), Path.of("../work/releases"));
        system.write(home.resolve("work/up/42/b"), new byte[1], null);
        Files.createSymbolicLink(home.resolve("work/away"), etc);
        system.write(home.resolve("work/away/c"), new byte[1], null);
        system.sync();

        assertThat(work.resolve("a")).exists();
        assertThat(work.resolve("b")).exists();
        assertThat(etc.resolve("c")).exists();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsBelowADirectoryOfAnotherUserIsChangedAsEverywhere(Map.Entry<String, Attempt> change) throws IOException {
        Path inner = Files.createDirectory(home.resolve("inner"));
        Files.writeString(inner.resolve("victim"), "secret");
        Files.createDirectory(inner.resolve("sub"));
        give(inner);
        List<String> before = state(inner);

        if (change.getKey().equals("write in place")) {
            assertThatThrownBy(() -> change.getValue().make(system, inner))
                    .hasMessageContaining("write it without inPlace()");
            return;
        }
        change.getValue().make(system, inner);
        system.sync();

        assertThat(state(inner)).isNotEqualTo(before).noneMatch(name -> name.contains(".launchway"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingEscapesWhileADirectoryIsExchangedForALink(Map.Entry<String, Attempt> change) throws Exception {
        Path conf = Files.createDirectory(home.resolve("conf"));
        Files.createDirectory(conf.resolve("sub"));
        Path link = Files.createSymbolicLink(home.resolve("link"), etc);
        List<String> before = state(etc);
        AtomicBoolean done = new AtomicBoolean();
        Thread attacker = new Thread(() -> {
            Path away = home.resolve("away");
            while (!done.get()) {
                rename(conf, away);
                rename(link, conf);
                rename(conf, link);
                rename(away, conf);
            }
        });
        attacker.start();
        int attempts = SWAPS / 15;
        try {
            for (int i = 0; i < attempts; i++) {
                try {
                    change.getValue().make(system, conf);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining(home.toString());
                }
            }
        } finally {
            done.set(true);
            attacker.join();
        }

        assertThat(state(etc)).isEqualTo(before);
    }

    private static void rename(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // What is not there this time may be there the next.
            return;
        }
    }

    @Test
    void aFileIsNotGivenAwayByAnotherNameOfIt() throws IOException {
        Path name = Files.createLink(home.resolve("mine"), etc.resolve("victim"));

        assertThatThrownBy(() -> system.setOwner(name, "" + APP)).hasMessageContaining("hard link");
        assertThatThrownBy(() -> system.setMode(name, OPEN)).hasMessageContaining("hard link");
        system.write(name, new byte[0], OPEN, "" + APP, null);

        assertThat(etc.resolve("victim")).hasContent("secret");
        assertThat(state(etc)).anyMatch(line -> line.startsWith("victim 100644 0 "));
    }

    @Test
    void ownFilesOfAnotherUserMayHaveTwoNames() throws IOException {
        Path file = Files.writeString(home.resolve("a"), "x");
        give(file);
        Files.createLink(home.resolve("b"), file);

        system.setMode(file, new FileMode(0600));

        assertThat(system.status(file).mode()).isEqualTo(new FileMode(0600));
    }

    @Test
    void pipesAndDevicesOfAnotherUserHoldNobodyUp() throws Exception {
        Path pipe = home.resolve("pipe");
        Machine.run("mkfifo", pipe.toString());
        give(pipe);
        Path device = home.resolve("device");
        Machine.run("mknod", device.toString(), "c", "1", "3");

        for (Path path : List.of(pipe, device)) {
            for (SystemAccess each : List.of(new OverlaySystem(system), system)) {
                assertThatThrownBy(() -> each.write(path, new byte[1], null))
                        .hasMessageContaining("a device, a socket or a named pipe stands there");
                assertThatThrownBy(() -> each.touch(path)).hasMessageContaining("a device, a socket or a named pipe");
                assertThatThrownBy(() -> each.read(path)).hasMessageContaining("a device, a socket or a named pipe");
            }
            system.setMode(path, new FileMode(0640));
            system.setOwner(path, "root");
            assertThat(system.status(path).mode()).isEqualTo(new FileMode(0640));
            system.delete(path);
        }
        system.sync();
    }

    @Test
    void theOutputOfAProgramGoesThroughNoLinkOfAnotherUser() throws IOException {
        Path log = Files.createSymbolicLink(home.resolve("app.log"), etc.resolve("victim"));
        give(log);
        CommandSpec echo =
                new CommandSpec(List.of("echo", "evil"), Map.of(), directory, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> system.start(echo, log)).isInstanceOf(CommandFailed.class);

        assertThat(etc.resolve("victim")).hasContent("secret");
    }

    /** Names, modes, owners, times and contents. */
    private static List<String> state(Path directory) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Stat stat = Stat.of(entry);
                String content = stat.kind() == dev.launchway.api.FileStatus.Kind.FILE ? Files.readString(entry) : "";
                lines.add(entry.getFileName() + " " + Integer.toOctalString(stat.rawMode()) + " " + stat.uid() + " "
                        + stat.gid() + " " + stat.modified() + " " + content);
            }
        }
        lines.sort(null);
        return lines;
    }
}
