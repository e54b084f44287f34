package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two runs on one target directory, and target directories that no run can use. */
class LockTest {

    @TempDir
    Path base;

    @Test
    void aSecondRunInTheSameProcessLearnsWhoHoldsTheLock() {
        Scenario second = new Scenario(base).root("app", app -> {});
        Scenario first = new Scenario(base)
                .root(
                        "app",
                        app -> app.verify(probe -> {
                            assertThatThrownBy(() -> second.start(Mode.DEPLOY)).satisfies(LockTest::namesThisProcess);
                            assertThatThrownBy(() -> second.start(Mode.DEPLOY)).satisfies(LockTest::namesThisProcess);
                        }));

        assertThat(first.deploy().failed()).isZero();
        assertThat(second.deploy().failed()).isZero();
    }

    private static void namesThisProcess(Throwable thrown) {
        assertThat(thrown).isInstanceOf(TargetLockedException.class).hasMessageContaining("local test");
        LockHolder holder = ((TargetLockedException) thrown).holder();
        assertThat(holder.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(holder.pid()).isEqualTo(Long.toString(ProcessHandle.current().pid()));
        assertThat(holder.environment()).isEqualTo("test");
        assertThat(holder.since()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void aRunOfAnotherProcessHoldsTheLockUntilItDies() throws Exception {
        try (Child child = Child.start(base, "hold")) {
            child.await("verifying");
            Scenario scenario = new Scenario(base).root("app", app -> {});

            assertThatThrownBy(() -> scenario.start(Mode.DEPLOY))
                    .isInstanceOfSatisfying(
                            TargetLockedException.class,
                            locked -> assertThat(locked.holder().pid()).isEqualTo(Long.toString(child.pid())));
            assertThat(scenario.predict().failed()).isZero();

            child.kill();
            assertThat(scenario.deploy().failed()).isZero();
        }
    }

    @Test
    void theTextOfADeadProcessIsNoLock() throws IOException {
        Files.createDirectories(base.resolve(".launchway"));
        Files.writeString(
                base.resolve(".launchway/lock"),
                new LockHolder("ada", "elsewhere", "1", "2026-01-01T00:00:00Z", "dev", "local dev").text());

        assertThat(new Scenario(base).root("app", app -> {}).deploy().failed()).isZero();
    }

    @Test
    void theToolsOwnDirectoryIsForItsOwnerAlone() throws IOException {
        Path state = Files.createDirectory(
                base.resolve(".launchway"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        new Scenario(base).root("app", app -> {}).deploy();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("lock"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileInTheWayIsOneClearLine() throws IOException {
        Files.writeString(base.resolve(".launchway"), "");

        assertUnfit(base, base.resolve(".launchway").toString());
    }

    @Test
    void aSymlinkInTheWayIsOneClearLine() throws IOException {
        Files.createSymbolicLink(base.resolve(".launchway"), base.resolve("elsewhere"));

        assertUnfit(base, base.resolve(".launchway") + " is a symlink");
    }

    @Test
    void aDirectoryOfAnotherUserIsNotTrusted() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to give a directory away");
        Path state = Files.createDirectory(base.resolve(".launchway"));
        Files.setOwner(
                state, base.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertUnfit(base, state + " belongs to nobody, and this run is one of root");
        assertThat(state).isEmptyDirectory();
    }

    /** What stands where the tool's own files belong. */
    static Stream<Arguments> foreign() {
        List<Arguments> cases = new ArrayList<>();
        for (String name : List.of(
                "lock",
                "commands",
                "journal",
                "journal.new",
                "deployed",
                "deployed.new",
                "java",
                "verified",
                "layers",
                "archives",
                "runtimes",
                "plans")) {
            for (String kind : List.of("directory", "link", "link to nothing", "pipe", "file")) {
                boolean files =
                        List.of("layers", "archives", "runtimes", "plans").contains(name);
                if (!kind.equals(files ? "directory" : "file")) {
                    cases.add(Arguments.of(name, kind));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void whatIsForeignIsSetAsideAndSaidOnce(String name, String kind) throws Exception {
        Path foreign = Files.createDirectory(base.resolve(".launchway")).resolve(name);
        switch (kind) {
            case "directory" -> Files.createDirectories(foreign.resolve("full"));
            case "link" -> Files.createSymbolicLink(foreign, Files.writeString(base.resolve("elsewhere"), ""));
            case "link to nothing" -> Files.createSymbolicLink(foreign, Path.of("/nowhere"));
            case "pipe" ->
                assertThat(new ProcessBuilder("mkfifo", foreign.toString())
                                .start()
                                .waitFor())
                        .isZero();
            default -> Files.writeString(foreign, "");
        }
        Scenario scenario = new Scenario(base).root("app", app -> {});
        assertThat(scenario.predict().failed()).isZero();
        assertThat(Files.exists(foreign, LinkOption.NOFOLLOW_LINKS)).isTrue();

        assertThat(scenario.deploy().failed()).isZero();
        assertThat(scenario.events(Message.class))
                .extracting(Message::text)
                .containsExactly("there was something foreign at .launchway/" + name
                        + "; it is called .launchway/set-aside-" + name + "-1 now");
        assertThat(Files.exists(base.resolve(".launchway/set-aside-" + name + "-1"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();

        Scenario again = new Scenario(base).root("app", app -> {});
        assertThat(again.deploy().failed()).isZero();
        assertThat(again.events(Message.class)).isEmpty();
    }

    @Test
    void aTargetDirectoryThatIsAFileIsOneClearLine() throws IOException {
        Path file = Files.writeString(base.resolve("file"), "");

        assertUnfit(file, file.toString());
    }

    private static void assertUnfit(Path base, String part) {
        Scenario scenario = new Scenario(base).root("app", app -> {});
        assertThatThrownBy(() -> scenario.start(Mode.DEPLOY))
                .isInstanceOf(TargetUnfitException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("Exception");
        assertThat(scenario.events).isEmpty();
    }
}
