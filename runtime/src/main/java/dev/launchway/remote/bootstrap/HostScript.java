package dev.launchway.remote.bootstrap;

import dev.launchway.text.ShellScript;
import java.util.List;

/**
 * The scripts that a host runs, for any POSIX shell. Each is made of files that lie beside this class, and is given its parameters as
 * variables of the shell.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, and the body is always the same
enum HostScript {
    START(
            List.of("dir", "layers", "options", "class_path", "oldest", "doubt"),
            List.of(
                    "enter.sh",
                    "exposure.sh",
                    "boot.sh",
                    "locale.sh",
                    "place.sh",
                    "tools.sh",
                    "limits.sh",
                    "examine.sh",
                    "start.sh")),
    PROVE(
            List.of("dir", "layers", "options", "class_path", "oldest", "doubt", "predicting"),
            List.of(
                    "enter.sh",
                    "exposure.sh",
                    "boot.sh",
                    "locale.sh",
                    "place.sh",
                    "proof.sh",
                    "question.sh",
                    "tools.sh",
                    "limits.sh",
                    "examine.sh",
                    "start.sh")),
    /** Goes on where one of these has found that something is lacking, in the same shell. */
    TAKE(List.of("seconds"), List.of("take.sh")),
    STATUS(List.of("dir"), List.of("status.sh"));

    private final List<String> parameters;
    private final List<String> files;
    private String body = "";

    HostScript(List<String> parameters, List<String> files) {
        this.parameters = parameters;
        this.files = files;
    }

    List<String> parameters() {
        return parameters;
    }

    List<String> files() {
        return files;
    }

    /**
     * The script as one line.
     *
     * @param values of the parameters, each as one word of a script
     */
    String with(String... values) {
        if (values.length != parameters.size()) {
            throw new IllegalArgumentException(this + " needs " + parameters);
        }
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            script.append(parameters.get(i)).append('=').append(values[i]).append(';');
        }
        return script.append(body()).toString();
    }

    /** The same for all hosts, and read for the first one. */
    private synchronized String body() {
        if (body.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            for (String file : files) {
                lines.append(Shell.line(ShellScript.read(HostScript.class, file)));
            }
            body = lines.toString();
        }
        return body;
    }
}
