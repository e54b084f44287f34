package dev.launchway.remote.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts on the command lines of whatever shells users have. */
class ShellTest {

    private static final String TRICKY =
            "say() { printf '%s\\n' \"$1\";};[ 1 = 2 ] || ! false && say 'it'\\''s \\x !x $HOME `x` #%';read -r line;say \"$line\"";

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "dash", "tcsh", "csh", "fish"})
    void aScriptGetsThroughAnyShell(String shell) throws Exception {
        String program = "/usr/bin/" + shell;
        assumeTrue(Files.exists(Path.of(program)), "needs " + program);
        Mark mark = Mark.random();
        String command = Shell.command(TRICKY + ";" + ":;".repeat(3000), mark).orElseThrow();

        Process process = new ProcessBuilder(program, "-c", command).start();
        process.getOutputStream().write("its input\n".getBytes(UTF_8));
        process.getOutputStream().close();

        assertThat(mark.await(process.getInputStream())).isEmpty();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("it's \\x !x $HOME `x` #%\nits input\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void noWordIsTooLongForACsh() {
        String command = Shell.command("x".repeat(5000), Mark.random()).orElseThrow();

        assertThat(List.of(command.split(" ", -1)))
                .allSatisfy(word -> assertThat(word).hasSizeLessThan(1024));
    }

    @Test
    void whatMayNotGetThroughIsNotTried() {
        assertThat(Shell.command("cd /home/j\u00f6rg", Mark.random())).isEmpty();
        assertThat(Shell.command("cd /ABCDEFGHIJKLMNOPQRSTUVWXYZ^~@+", Mark.random()))
                .isEmpty();
    }

    @Test
    void theScriptThatStartsAnAgentGetsThrough() {
        TargetPlace place = new TargetPlace("~/deployment", Optional.empty());
        Scripts scripts = new Scripts(place, List.of(new LayerId("framework", "0".repeat(32))));

        assertThat(Shell.command(scripts.start(false), Mark.random())).isPresent();
    }
}
