package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

    @TempDir
    Path directory;

    private final LocalSystem system = new LocalSystem();

    @Test
    void writesANewFile() throws IOException {
        Path file = directory.resolve("a");

        system.write(file, bytes("text"), null);
        system.sync();

        assertThat(file).hasContent("text");
        assertThat(system.status(file).mode()).isEqualTo(new FileMode(0644 & ~Umask.read()));
        assertThat(system.status(file).owner()).isEqualTo(Accounts.self());
    }

    @Test
    void givesANewFileExactlyTheModeThatItIsTold() throws IOException {
        for (int bits : new int[] {0, 0200, 0640, 0666, 0777, 04755, 02770, 01644}) {
            Path file = directory.resolve("mode" + bits);
            system.write(file, bytes("x"), new FileMode(bits));
            assertThat(system.status(file).mode()).isEqualTo(new FileMode(bits));
        }
        system.sync();
    }

    @Test
    void addsToAFileAndKeepsWhatWasWrittenWhenTheContentEndsEarly() throws IOException {
        Path file = directory.resolve("a");

        system.append(file, out -> out.write(bytes("one")));
        assertThatThrownBy(() -> system.append(file, out -> {
                    out.write(bytes(", two"));
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");

        assertThat(file).hasContent("one, two");
        assertThat(system.status(file).mode()).isEqualTo(new FileMode(0600));
        system.setMode(file, new FileMode(0640));
        system.append(file, out -> out.write(bytes(", three")));
        system.sync();
        assertThat(file).hasContent("one, two, three");
        assertThat(system.status(file).mode()).isEqualTo(new FileMode(0640));
    }

    @Test
    void addsToNothingButAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        Path inner = Files.createDirectory(directory.resolve("directory"));

        for (Path other : List.of(link, inner)) {
            assertThatThrownBy(() -> system.append(other, out -> out.write(1)))
                    .hasMessage("cannot append to " + other
                            + ": something else than a regular file stands there: remove it");
        }
        assertThat(file).hasContent("x");
    }

    @Test
    void keepsTheModeOfTheFileThatItReplaces() throws IOException {
        Path file = directory.resolve("a");
        system.write(file, bytes("old"), new FileMode(0604));

        system.write(file, bytes("new"), null);

        assertThat(file).hasContent("new");
        assertThat(system.status(file).mode()).isEqualTo(new FileMode(0604));
    }

    @Test
    void narrowsTheModeOfTheFileThatItReplaces() throws IOException {
        Path file = directory.resolve("a");
        system.write(file, bytes("old"), new FileMode(0666));

        system.write(file, bytes("new"), new FileMode(0600));

        assertThat(system.status(file).mode()).isEqualTo(new FileMode(0600));
    }

    /** Who opens a file while it is still for everybody reads what is written into it later. */
    @Test
    void nobodyCanOpenWhatBecomesNarrowerBeforeItIs() throws Exception {
        Path file = directory.resolve("a");
        Set<String> open = ConcurrentHashMap.newKeySet();
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread observer = new Thread(() -> {
            while (writing.get()) {
                try (DirectoryStream<Path> temporary = Files.newDirectoryStream(directory, ".launchway-*")) {
                    for (Path one : temporary) {
                        String mode = PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(one, LinkOption.NOFOLLOW_LINKS));
                        if (!mode.endsWith("------")) {
                            open.add(mode);
                        }
                    }
                } catch (IOException | DirectoryIteratorException e) {
                    // It is gone already.
                }
            }
        });
        observer.start();
        try {
            for (int i = 0; i < 300; i++) {
                Files.writeString(file, "for everybody");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
                system.write(file, bytes("secret"), new FileMode(0600));
                assertThat(open).isEmpty();
            }
        } finally {
            writing.set(false);
            observer.join();
        }
    }

    @Test
    void keepsOwnerAndGroupWhenRunAsRoot() throws IOException {
        Machine.asRoot();
        Path file = directory.resolve("a");
        system.write(file, bytes("old"), new FileMode(04750));
        system.setOwner(file, "12345");
        system.setGroup(file, "23456");
        system.setMode(file, new FileMode(04750));

        system.write(file, bytes("new"), null);

        assertThat(system.status(file))
                .extracting(FileStatus::owner, FileStatus::group, FileStatus::mode)
                .containsExactly("12345", "23456", new FileMode(04750));
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        system.write(directory.resolve("a"), bytes("1"), null);
        system.write(directory.resolve("a"), bytes("2"), null);
        system.symlink(directory.resolve("b"), Path.of("a"));
        system.sync();

        assertThat(system.list(directory)).containsExactly(directory.resolve("a"), directory.resolve("b"));
    }

    @Test
    void removesWhatAKilledRunLeftAndNothingElse() throws IOException {
        Path left = Files.createFile(directory.resolve(".launchway-999999999-1f.tmp"));
        Path directoryLeft = Files.createDirectory(directory.resolve(".launchway-999999999-2f.tmp"));
        Files.createFile(directoryLeft.resolve("new"));
        Path ofALivingProcess = Files.createFile(
                directory.resolve(".launchway-" + ProcessHandle.current().pid() + "-1f.tmp"));
        Path foreign = Files.createFile(directory.resolve(".launchway-notes.tmp"));

        system.write(directory.resolve("a"), bytes("1"), null);

        assertThat(left).doesNotExist();
        assertThat(directoryLeft).doesNotExist();
        assertThat(ofALivingProcess).exists();
        assertThat(foreign).exists();
    }

    @Test
    void replacesASymlinkAndNotWhatItPointsTo() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), "other");
        Path link = Files.createSymbolicLink(directory.resolve("link"), other);

        system.write(link, bytes("new"), null);

        assertThat(link).isRegularFile().hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(other).hasContent("other");
    }

    @Test
    void replacesAnEmptyDirectory() throws IOException {
        Path path = Files.createDirectory(directory.resolve("d"));

        system.write(path, bytes("new"), null);

        assertThat(path).hasContent("new");
    }

    @Test
    void refusesADirectoryThatIsNotEmpty() throws IOException {
        Path path = Files.createDirectory(directory.resolve("d"));
        Files.createFile(path.resolve("precious"));

        assertThatThrownBy(() -> system.write(path, bytes("new"), null))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot write " + path
                                + ": a directory that is not empty stands there; move its content away, or choose another path");
        assertThatThrownBy(() -> system.symlink(path, Path.of("x"))).hasMessageContaining("is not empty");
        assertThat(path.resolve("precious")).exists();
    }

    @Test
    void refusesANamedPipeWithoutWaitingForItsOtherEnd() throws Exception {
        Path pipe = directory.resolve("pipe");
        Machine.run("mkfifo", pipe.toString());

        assertThatThrownBy(() -> system.write(pipe, bytes("x"), null)).hasMessageContaining("named pipe stands there");
        assertThatThrownBy(() -> system.read(pipe)).hasMessageContaining("named pipe");
        assertThat(system.hasContent(pipe, bytes("x"))).isFalse();
        assertThat(system.status(pipe).kind()).isEqualTo(Kind.OTHER);
        system.setMode(pipe, new FileMode(0600));
        assertThat(system.status(pipe).mode()).isEqualTo(new FileMode(0600));
        system.delete(pipe);
        assertThat(pipe).doesNotExist();
    }

    @Test
    void saysThatAFileStandsWhereADirectoryMustBe() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path below = file.resolve("sub/a");

        assertThatThrownBy(() -> system.write(below, bytes("x"), null))
                .hasMessage("cannot write " + below + ": a file stands where the directory " + file + " must be");
        assertThatThrownBy(() -> system.createDirectory(below))
                .hasMessageContaining("a file stands")
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> system.createDirectory(file)).hasMessageContaining("a file stands there");
        assertThat(system.status(below).exists()).isFalse();
        assertThat(system.hasContent(below, bytes(""))).isFalse();
        assertThat(system.list(below)).isEmpty();
    }

    @Test
    void saysThatTheDirectoryIsMissing() {
        Path file = directory.resolve("no/such/a");

        assertThatThrownBy(() -> system.write(file, bytes("x"), null))
                .hasMessage("cannot write " + file + ": there is no directory " + file.getParent());
    }

    @Test
    void saysThatASymlinkLeadsNowhere() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));

        assertThatThrownBy(() -> system.write(link.resolve("a"), bytes("x"), null))
                .hasMessageContaining(link + " is a symlink that leads to no directory");
        assertThatThrownBy(() -> system.createDirectory(link))
                .hasMessageContaining("a symlink that leads to no directory stands there");
    }

    @Test
    void saysThatWhatIsReadIsMissingOrADirectory() {
        assertThatThrownBy(() -> system.read(directory.resolve("none")))
                .hasMessage("cannot read " + directory.resolve("none") + ": there is no such file");
        assertThatThrownBy(() -> system.read(directory)).hasMessageContaining("it is a directory");
    }

    @Test
    void createsDirectoriesWithThoseAbove() throws IOException {
        Path path = directory.resolve("a/b/c");

        system.createDirectory(path);
        system.createDirectory(path);
        system.sync();

        assertThat(path).isDirectory();
    }

    @Test
    void removesATreeWithoutFollowingSymlinks() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.createFile(outside.resolve("precious"));
        Path tree = Files.createDirectories(directory.resolve("tree/a/b"))
                .getParent()
                .getParent();
        Files.createFile(tree.resolve("a/b/file"));
        Files.createSymbolicLink(tree.resolve("a/out"), outside);

        system.delete(tree);
        system.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void removesASymlinkAlone() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), outside);

        system.delete(link);

        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(outside).exists();
    }

    @Test
    void makesAndReplacesSymlinks() throws IOException {
        Path link = directory.resolve("current");

        system.symlink(link, Path.of("releases/1"));
        system.symlink(link, Path.of("releases/2"));
        system.sync();

        assertThat(system.readLink(link)).isEqualTo(Path.of("releases/2"));
        assertThat(system.status(link).isSymlink()).isTrue();
        assertThatThrownBy(() -> system.readLink(directory)).hasMessageContaining("it is no symlink");
    }

    @Test
    void touchesWhatIsThereAndCreatesWhatIsNot() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "text");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        system.touch(file);
        system.touch(directory.resolve("b"));

        assertThat(system.status(file).modified()).isAfter(Instant.EPOCH);
        assertThat(file).hasContent("text");
        assertThat(directory.resolve("b")).isEmptyFile();
    }

    @Test
    void comparesContent() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "text");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        assertThat(system.hasContent(file, bytes("text"))).isTrue();
        assertThat(system.hasContent(file, bytes("tex"))).isFalse();
        assertThat(system.hasContent(file, bytes("tixt"))).isFalse();
        assertThat(system.hasContent(directory.resolve("none"), bytes(""))).isFalse();
        assertThat(system.hasContent(link, bytes("text"))).isFalse();
        assertThat(system.read(link)).isEqualTo(bytes("text"));
    }

    @Test
    void refusesAModeForASymlinkAndForNothing() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);

        assertThatThrownBy(() -> system.setMode(link, new FileMode(0600))).hasMessageContaining("it is a symlink");
        assertThatThrownBy(() -> system.setMode(directory.resolve("none"), new FileMode(0600)))
                .hasMessageContaining("nothing is there");
    }

    @Test
    void namesTheUserThatDoesNotExistAndTheNearest() throws IOException {
        Path file = Files.createFile(directory.resolve("a"));

        assertThatThrownBy(() -> system.setOwner(file, "rooot"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot give rooot the ownership of " + file
                        + ": there is no user 'rooot' on this machine: did you mean 'root'?");
        assertThatThrownBy(() -> system.setGroup(file, "no-such-group-at-all"))
                .hasMessageContaining("there is no group 'no-such-group-at-all' on this machine");
    }

    @Test
    void givesASymlinkAnOwnerAndNotWhatItPointsTo() throws IOException {
        Machine.asRoot();
        Path file = Files.createFile(directory.resolve("a"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        system.setOwner(link, "12345");

        assertThat(system.status(link).owner()).isEqualTo("12345");
        assertThat(system.status(file).owner()).isEqualTo("root");
    }

    @Test
    void listsByName() throws IOException {
        for (String name : List.of("c", "a", "b")) {
            Files.createFile(directory.resolve(name));
        }

        assertThat(system.list(directory))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("a", "b", "c");
        assertThat(system.list(directory.resolve("none"))).isEmpty();
    }

    @Test
    void writesMoreFilesThanItKeepsOpen() throws IOException {
        for (int i = 0; i < 1200; i++) {
            system.write(directory.resolve("f" + i), bytes("content " + i), null);
        }
        system.sync();

        assertThat(directory.resolve("f1199")).hasContent("content 1199");
    }

    @Test
    void syncsWhatIsGoneAgain() throws IOException {
        system.createDirectory(directory.resolve("a/b"));
        system.write(directory.resolve("a/b/c"), bytes("x"), null);
        system.delete(directory.resolve("a"));

        system.sync();

        assertThat(directory.resolve("a")).doesNotExist();
    }

    @Test
    void leavesTheOtherNamesOfAFileAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "old");
        Path other = Files.createLink(directory.resolve("b"), file);

        system.write(file, bytes("new"), null);

        assertThat(file).hasContent("new");
        assertThat(other).hasContent("old");
    }

    @Test
    void keepsExtendedAttributesOfUsers() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "old");
        Machine.setUserAttribute(file, "user-note", "kept");

        system.write(file, bytes("new"), null);

        assertThat(Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                        .list())
                .contains("user-note");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
