package dev.launchway.library.monitoring;

import dev.launchway.annotation.Attribute;
import dev.launchway.annotation.Component;
import dev.launchway.annotation.Requires;
import dev.launchway.annotation.SubComponent;
import dev.launchway.api.Configuration;
import dev.launchway.api.Resource;
import dev.launchway.library.file.File;
import dev.launchway.library.process.Command;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has Nagios look at what each {@link Check} of all hosts says: by HTTP and TCP itself, commands by the NRPE of their host. A root
 * component, by the name {@code nagios-checks}.
 *
 * <pre>{@code
 * // of any component of any host: @Provides(Check.KEY) Check health(Host host) { … }
 * Check health = Check.http("health", Address.of("app01.example.com", 8080), "/health");
 * }</pre>
 *
 * <p>Hosts and services use the templates of Debian's package, by which people are told.
 */
@Component("nagios-checks")
public class NagiosChecks {

    /** The file, in a directory that {@code nagios.cfg} names. */
    @Attribute
    Path file = Path.of("/etc/nagios4/conf.d/launchway.cfg");

    /** The template of hosts. */
    @Attribute
    String hostTemplate = "linux-server";

    /** The template of services. */
    @Attribute
    String serviceTemplate = "generic-service";

    /** What tells Nagios that the file changed; empty for nothing. */
    @Attribute
    List<String> reload = List.of("systemctl", "reload", "nagios4");

    /** Who writes the file and tells Nagios; empty for the user of the deployment. */
    @Attribute
    String as = "root";

    @Requires(value = Check.KEY, optional = true)
    List<Resource<Check>> checks;

    @SubComponent
    File config;

    @SubComponent
    Command tell;

    void configure(Configuration here) {
        StringBuilder text = new StringBuilder(here.expand("# {{ managed }}\n"));
        command(text, "http", "check_http -H '$ARG1$' -p '$ARG2$' -u '$ARG3$'");
        command(text, "https", "check_http --sni -S -H '$ARG1$' -p '$ARG2$' -u '$ARG3$'");
        command(text, "tcp", "check_tcp -H '$ARG1$' -p '$ARG2$'");
        command(text, "nrpe", "check_nrpe -H '$HOSTADDRESS$' -c '$ARG1$'");
        Map<String, String> hosts = new LinkedHashMap<>();
        List<GatheredCheck> all = GatheredCheck.of(checks);
        all.forEach(check -> hosts.put(check.host(), check.fqdn()));
        hosts.forEach(
                (name, address) -> define(text, "host", "use", hostTemplate, "host_name", name, "address", address));
        for (GatheredCheck check : all) {
            define(
                    text,
                    "service",
                    "use",
                    serviceTemplate,
                    "host_name",
                    check.host(),
                    "service_description",
                    check.name(),
                    "check_command",
                    "launchway_" + call(check));
        }
        config = here.add(
                HostChecks.written(File.at(file).content(text.toString()).mode("0644"), as));
        tell = HostChecks.reload(reload, as, config);
    }

    private static String call(GatheredCheck check) {
        return switch (check.check().kind()) {
            case COMMAND -> "nrpe!" + check.name();
            case TCP -> "tcp!" + check.address() + "!" + check.port();
            case HTTP ->
                (check.isTls() ? "https!" : "http!") + check.address() + "!" + check.port() + "!"
                        + check.path().replace("\\", "\\\\").replace("!", "\\!").replace("$", "$$");
        };
    }

    private static void command(StringBuilder text, String name, String line) {
        define(text, "command", "command_name", "launchway_" + name, "command_line", "$USER1$/" + line);
    }

    private static void define(StringBuilder text, String type, String... directives) {
        text.append("\ndefine " + type + " {\n");
        for (int i = 0; i < directives.length; i += 2) {
            text.append("    " + directives[i] + " " + directives[i + 1] + "\n");
        }
        text.append("}\n");
    }
}
