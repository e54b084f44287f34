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
 * Has Monit look at what each {@link Check} of its host says. A root component, by the name {@code monit-checks}.
 *
 * <pre>{@code
 * // of any component of a host, which has "monit-checks" too: @Provides(Check.KEY) Check queue() { … }
 * Check queue = Check.command("queue", "bin/queue", "--shorter-than", "100");
 * }</pre>
 *
 * <p>A new file is tried by {@code monit -t} before it takes the place of the old one, and Monit is told when it changed.
 */
@Component("monit-checks")
public class MonitChecks extends HostChecks {

    /** The file, in a directory that {@code monitrc} includes. */
    @Attribute
    Path file = Path.of("/etc/monit/conf.d/launchway");

    /** What is done about a check that failed. */
    @Attribute
    String action = "alert";

    /** The program that tries a new file. */
    @Attribute
    String program = "/usr/bin/monit";

    /** What tells Monit that the file changed; empty for nothing. */
    @Attribute
    List<String> reload = List.of("monit", "reload");

    /** Who writes the file and tells Monit; empty for the user of the deployment. */
    @Attribute
    String as = "root";

    @SubComponent
    File config;

    @SubComponent
    Command tell;

    void configure(Configuration here) {
        StringBuilder text = new StringBuilder(here.expand("# {{ managed }}\n"));
        for (GatheredCheck check : gathered()) {
            text.append('\n');
            if (check.isCommand()) {
                text.append("check program " + check.name() + " with path \"" + script(here, check)
                        + "\" with timeout 30 seconds\n    if status != 0 then " + action + "\n");
            } else {
                text.append("check host " + check.name() + " with address \"" + check.address() + "\"\n");
                text.append("    if failed port " + check.port() + how(check) + " then " + action + "\n");
            }
        }
        File checked = File.at(file).content(text.toString()).mode("0600").validate(program, "-t", "-c", "{}");
        config = here.add(written(checked, as));
        tell = reload(reload, as, config);
    }

    private static String how(GatheredCheck check) {
        if (check.check().kind() == Check.Kind.TCP) {
            return " type tcp";
        }
        return (check.isTls() ? " type tcpssl" : "") + " protocol http request \"" + check.path() + "\"";
    }
}
