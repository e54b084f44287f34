package dev.launchway.library.monitoring;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.File;
import dev.launchway.library.process.Command;
import java.nio.file.Path;
import java.util.List;

/**
 * Lets a Nagios of another host run the commands of each {@link Check} of its host, by NRPE. A root component, by the name {@code
 * nrpe-checks}; {@link NagiosChecks} asks for them.
 *
 * <pre>{@code
 * // of any component of a host, which has "nrpe-checks" too: @Provides(Check.KEY) Check queue() { … }
 * Check queue = Check.command("queue", "bin/queue", "--shorter-than", "100");
 * }</pre>
 *
 * <p>NRPE has no check of its configuration. The user that it runs as, {@code nagios}, has to be able to run the commands.
 */
@Component("nrpe-checks")
public class NrpeChecks extends HostChecks {

    /** The file, in a directory that {@code nrpe.cfg} includes. */
    @Attribute
    Path file = Path.of("/etc/nagios/nrpe.d/launchway.cfg");

    /** What tells NRPE that the file changed; empty for nothing. */
    @Attribute
    List<String> reload = List.of("systemctl", "reload", "nagios-nrpe-server");

    /** Who writes the file and tells NRPE; empty for the user of the deployment. */
    @Attribute
    String as = "root";

    @SubComponent
    File config;

    @SubComponent
    Command tell;

    void configure(Configuration here) {
        StringBuilder text = new StringBuilder(here.expand("# {{ managed }}\n"));
        for (GatheredCheck check : gathered()) {
            if (check.isCommand()) {
                text.append("command[" + check.name() + "]=" + script(here, check) + "\n");
            }
        }
        config = here.add(written(File.at(file).content(text.toString()).mode("0644"), as));
        tell = reload(reload, as, config);
    }
}
