package dev.launchway.cli.secrets;

import dev.launchway.secrets.key.SecretsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The user's editor: {@code $VISUAL}, else {@code $EDITOR}, else a usual one; a command line of the shell, as in git. Ctrl-C in it
 * is for it alone.
 */
final class Editor {

    private static final List<String> USUAL = List.of("editor", "vi", "nano");
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final long MOST_SECONDS_TO_END = 5;

    /**
     * The shell outlives an interrupt, which it shares with the editor. When this process is killed while somebody types, nobody
     * but the shell is left to take away the clear text.
     */
    private static final String SCRIPT = """
            trap : INT QUIT
            EDITOR "$1"
            code=$?
            if ! kill -0 "$3" 2>/dev/null; then
                rm -rf "$2"
                echo "launchway was killed: nothing was encrypted, and the text in clear is deleted" >&2
            fi
            exit $code
            """;

    private final String command;
    private volatile Process running;
    private volatile boolean ending;

    private Editor(String command) {
        this.command = command;
    }

    /**
     * Chooses the editor.
     *
     * @throws RefusedException when none is named, and none of the usual ones is installed
     */
    static Editor of(Map<String, String> variables) throws SecretsException, IOException {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String named = variables.getOrDefault(variable, "").strip();
            if (!named.isEmpty()) {
                return new Editor(named);
            }
        }
        for (String usual : USUAL) {
            if (isInstalled(usual, variables)) {
                return new Editor(usual);
            }
        }
        throw new RefusedException(
                "no editor is named, and none of " + String.join(", ", USUAL) + " is installed",
                "name yours in the variable EDITOR, with what it needs to wait: EDITOR='code --wait'");
    }

    private static boolean isInstalled(String program, Map<String, String> variables) {
        return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Whether somebody is in it. */
    boolean isOpen() {
        return running != null;
    }

    /**
     * Edits a file, and waits for the end of it.
     *
     * @throws RefusedException when the editor cannot be run, or fails
     */
    void edit(Path file) throws SecretsException, IOException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        SCRIPT.replace("EDITOR", command),
                        "sh",
                        file.toString(),
                        file.getParent().toString(),
                        Long.toString(ProcessHandle.current().pid()))
                .inheritIO()
                .start();
        running = process;
        try {
            int code = process.waitFor();
            if (ending) {
                Thread.currentThread().join(); // for ever: the process is ending
            }
            requireDone(code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
            throw new RefusedException("the editor was interrupted", "");
        } finally {
            running = null;
        }
    }

    private void requireDone(int code) throws SecretsException, IOException {
        if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
            throw new RefusedException(
                    "the editor '" + command + "' cannot be run",
                    "name one that is installed in the variable EDITOR: EDITOR='code --wait'");
        }
        if (code != 0) {
            throw new RefusedException("the editor '" + command + "' failed with exit code " + code, "");
        }
    }

    /** Ends it, since this process ends. */
    void end() {
        ending = true;
        Process process = running;
        if (process == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(MOST_SECONDS_TO_END, TimeUnit.SECONDS);
            } catch (Exception e) {
                one.destroyForcibly();
            }
        }
    }
}
