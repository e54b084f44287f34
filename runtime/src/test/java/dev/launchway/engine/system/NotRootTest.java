package dev.launchway.engine.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.FileMode;
import dev.launchway.testing.run.JavaProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root may do and others not, seen from a process that root starts as user 12345. */
class NotRootTest {

    private static final int USER = 12345;

    @TempDir
    Path directory;

    @BeforeEach
    void letTheUserIn() throws Exception {
        Machine.asRoot();
        for (Class<?> needed : List.of(NotRootTest.class, LocalSystem.class, FileMode.class)) {
            Path classes = Path.of(
                    needed.getProtectionDomain().getCodeSource().getLocation().toURI());
            Machine.run(
                    "setpriv",
                    "--reuid=" + USER,
                    "--regid=" + USER,
                    "--clear-groups",
                    "test",
                    "-r",
                    classes.toString());
        }
        new LocalSystem().setMode(directory, new FileMode(0755));
    }

    @Test
    void saysWhoMayNotWriteWhere() throws Exception {
        Path file = directory.resolve("a");

        assertThat(asUser("write", file))
                .hasSize(2)
                .allMatch(line ->
                        line.endsWith(": user 12345 may not write in " + directory + " (owner root, mode 0755)"))
                .anyMatch(line -> line.startsWith("cannot write " + file));
    }

    @Test
    void saysWhoMayNotRead() throws Exception {
        Path file = directory.resolve("a");
        new LocalSystem().write(file, new byte[1], new FileMode(0600));

        assertThat(asUser("read", file))
                .containsOnly("cannot read " + file + ": user 12345 may not read it (owner root, mode 0600)");
    }

    @Test
    void saysWhoMayNotEnter() throws Exception {
        Path inner = Files.createDirectory(directory.resolve("inner"));
        new LocalSystem().setMode(inner, new FileMode(0700));

        assertThat(asUser("write", inner.resolve("sub/a")))
                .hasSize(2)
                .allMatch(line -> line.endsWith(": user 12345 may not enter " + inner + " (owner root, mode 0700)"));
    }

    @Test
    void saysThatOnlyRootGivesFilesAway() throws Exception {
        Path file = directory.resolve("a");
        new LocalSystem().write(file, new byte[1], new FileMode(0600));
        new LocalSystem().setOwner(file, Integer.toString(USER));

        String problem = "cannot give root the ownership of " + file + ": only root may, not user 12345";
        assertThat(asUser("chown", file)).containsExactly(problem, problem);
    }

    @Test
    void writesFilesThatItMayNotReadItself() throws Exception {
        new LocalSystem().setOwner(directory, Integer.toString(USER));

        assertThat(asUser("closed", directory.resolve("a"))).containsExactly("0000", "0000");
    }

    /** What happens on the real machine, then in a prediction. */
    private List<String> asUser(String action, Path path) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        command.addAll(JavaProgram.command(NotRootTest.class, action, path.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().toList();
    }

    public static void main(String[] arguments) {
        Path path = Path.of(arguments[1]);
        for (SystemAccess system : List.of(new OverlaySystem(new LocalSystem()), new LocalSystem())) {
            try {
                switch (arguments[0]) {
                    case "write" -> system.write(path, new byte[1], null);
                    case "read" -> system.read(path);
                    case "chown" -> system.setOwner(path, "root");
                    default -> {
                        system.write(path, new byte[1], new FileMode(0));
                        system.write(path, new byte[2], null);
                        system.sync();
                        System.out.println(system.status(path).mode());
                    }
                }
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
