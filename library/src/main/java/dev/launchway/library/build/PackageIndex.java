package dev.launchway.library.build;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * From where packages come, and what installs them.
 *
 * @param installer what installs them
 * @param wheels a directory of the target, and nothing else; empty for an index
 * @param index the URL of an index; empty for that of the host's settings
 */
record PackageIndex(Installer installer, Optional<Path> wheels, Optional<Secret> index) {

    static final PackageIndex OF_THE_HOST = new PackageIndex(Installer.PIP, Optional.empty(), Optional.empty());

    /** The command that installs into an environment. */
    List<String> install(Path environment, List<String> what) {
        List<String> argv = installer.install(environment);
        wheels.ifPresent(directory -> argv.addAll(List.of("--no-index", "--find-links", directory.toString())));
        argv.addAll(what);
        return argv;
    }

    /** Gives the command what it must not show. */
    CommandCall giveTo(CommandCall call) {
        index.ifPresent(url -> installer.index(call, url));
        return installer.prepare(call);
    }
}
