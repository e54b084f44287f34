package dev.launchway.cli.secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The user's editor: {@code $VISUAL}, else {@code $EDITOR}, else {@code vi}; a command line of the shell, as in git. */
final class Editor {

    private final String command;

    private Editor(String command) {
        this.command = command;
    }

    static Editor of(Map<String, String> variables) {
        String visual = variables.getOrDefault("VISUAL", "").strip();
        String editor = variables.getOrDefault("EDITOR", "").strip();
        return new Editor(!visual.isEmpty() ? visual : !editor.isEmpty() ? editor : "vi");
    }

    /**
     * Edits a file, and waits for the end of it.
     *
     * @throws IOException when the editor cannot be run, or fails
     */
    void edit(Path file) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
                .inheritIO()
                .start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("the editor '" + command + "' failed with exit code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IOException("the editor was interrupted", e);
        }
    }
}
