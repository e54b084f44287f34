package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.engine.event.RunEvent.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(thrown).isInstanceOf(TargetLocked.class).hasMessageContaining("local test");
        LockHolder holder = ((TargetLocked) thrown).holder();
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
                            TargetLocked.class,
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
    void aTargetDirectoryThatIsAFileIsOneClearLine() throws IOException {
        Path file = Files.writeString(base.resolve("file"), "");

        assertUnfit(file, file.toString());
    }

    private static void assertUnfit(Path base, String part) {
        Scenario scenario = new Scenario(base).root("app", app -> {});
        assertThatThrownBy(() -> scenario.start(Mode.DEPLOY))
                .isInstanceOf(TargetUnfit.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("Exception");
        assertThat(scenario.events).isEmpty();
    }
}
