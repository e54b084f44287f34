package dev.launchway.library.build;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From where pip takes packages.
 *
 * @param wheels a directory of the target, and nothing else; empty for an index
 * @param index the URL of an index; empty for that of the host's settings
 */
record PackageIndex(Optional<Path> wheels, Optional<Secret> index) {

    static final PackageIndex OF_THE_HOST = new PackageIndex(Optional.empty(), Optional.empty());

    /** The command that installs by the pip of an environment. */
    List<String> install(Path environment, List<String> what) {
        List<String> argv = new ArrayList<>(List.of(
                environment.resolve("bin/python").toString(),
                "-m",
                "pip",
                "install",
                "--no-input",
                "--disable-pip-version-check",
                "--quiet"));
        wheels.ifPresent(directory -> argv.addAll(List.of("--no-index", "--find-links", directory.toString())));
        argv.addAll(what);
        return argv;
    }

    /** Gives the command what it must not show. */
    CommandCall giveTo(CommandCall call) {
        index.ifPresent(url -> call.env("PIP_INDEX_URL", url));
        return call;
    }
}
