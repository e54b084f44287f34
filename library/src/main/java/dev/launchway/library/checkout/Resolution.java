package dev.launchway.library.checkout;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.ControllerContext;
import dev.launchway.api.ControllerSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a repository, on the controller and once for all hosts, which revision a branch or a tag is. */
record Resolution(VersionControl control, RemoteAccess access, Wanted wanted) implements ControllerSource {

    @Override
    public void write(ControllerContext controller, OutputStream to) throws IOException {
        Path directory = controller.cacheDirectory();
        Path knownHosts = directory.resolve("known_hosts");
        Files.writeString(knownHosts, access.knownHosts());
        to.write(asked(controller, directory, knownHosts).getBytes(StandardCharsets.UTF_8));
    }

    private String asked(ControllerContext controller, Path directory, Path knownHosts) {
        try {
            control.checkVersion(controller
                    .command(control.program(), "--version")
                    .timeout(access.timeout())
                    .run()
                    .stdout());
        } catch (CommandFailed e) {
            throw new IllegalStateException(
                    "there is no program '" + control.program() + "' on the controller that works (" + e.getMessage()
                            + "): install the package " + control.packageName() + " there, or name a .revision(…)",
                    e);
        }
        access.checkSsh(controller::command, "on the controller");
        return control.resolve(controller::command, directory, knownHosts, wanted);
    }

    @Override
    public Duration limit() {
        return access.timeout().multipliedBy(2);
    }
}
