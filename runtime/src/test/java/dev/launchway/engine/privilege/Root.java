package dev.launchway.engine.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What root prepares, and looks at, on a machine whose tests run as a user who may nothing. */
public final class Root {

    private static final List<String> BECOME =
            List.of("/usr/local/sbin/become-root", "--reuid=0", "--regid=0", "--clear-groups", "--", "sh", "-c");

    private Root() {}

    /**
     * Runs a script as root, which must succeed.
     *
     * @param script for a shell
     * @return what it says
     */
    public static String does(String script) {
        List<String> argv = new ArrayList<>(BECOME);
        argv.add(script);
        Ended ended = run(argv.toArray(new String[0]));
        assertThat(ended.code()).as(script + ": " + ended.said()).isZero();
        return ended.said();
    }

    /**
     * Lets sudo allow what a file says, and nothing else.
     *
     * @param text the file
     */
    public static void allows(String text) {
        try {
            Path file = Files.createTempFile(Path.of("/srv/machine"), "sudoers", "");
            Files.writeString(file, text);
            does("visudo -cqf " + file + " && rm -f /etc/sudoers.d/* && install -m 0440 " + file
                    + " /etc/sudoers.d/launchway-test");
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Ended(int code, String said) {}

    /** Runs a command as the user of the tests. */
    static Ended run(String... argv) {
        try {
            Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
