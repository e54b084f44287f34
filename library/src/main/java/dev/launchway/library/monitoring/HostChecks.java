package dev.launchway.library.monitoring;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.Scope;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.file.File;
import dev.launchway.library.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers the checks of a host for a program that looks at them there. */
@Component
abstract class HostChecks {

    @Requires(value = Check.KEY, from = Scope.SAME_HOST, optional = true)
    List<Resource<Check>> checks;

    /** Before what names them. */
    @SubComponent
    List<File> scripts;

    final List<GatheredCheck> gathered() {
        return GatheredCheck.of(checks);
    }

    /** A program that runs the command of a check. */
    final Path script(Configuration here, GatheredCheck check) {
        if (scripts == null) {
            scripts = new ArrayList<>();
        }
        File script = here.add(File.at("checks/" + check.name())
                .leading()
                .content("#!/bin/sh\n" + check.shell(here) + "\n")
                .mode("0755"));
        scripts.add(script);
        return script.path();
    }

    /** Has a file written by a user that an attribute names; empty for that of the deployment. */
    static File written(File file, String user) {
        return user.isEmpty() ? file : file.as(user);
    }

    /** Tells the program; {@code null} for one that needs not be told. */
    static Command reload(List<String> argv, String user, File... files) {
        if (argv.isEmpty()) {
            return null;
        }
        Command tell =
                Command.of(argv.toArray(new String[0])).when((Object[]) files).timeout("1m");
        return user.isEmpty() ? tell : tell.as(user);
    }
}
