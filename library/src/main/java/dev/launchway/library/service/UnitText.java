package dev.launchway.library.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The text of a systemd unit. Whatever an author gives reaches the program as it is: {@code %} of specifiers, {@code $} of variables,
 * quotes and backslashes are written so that systemd takes them literally (systemd.syntax(7), systemd.service(5), "Command lines").
 */
final class UnitText {

    private final StringBuilder text = new StringBuilder();
    private final Definition service;

    private UnitText(Definition service) {
        this.service = service;
    }

    /**
     * Writes it.
     *
     * @param service what it is for
     * @param target the target that starts it at boot
     * @param secrets the file of its variables that are secret; {@code null} for none
     */
    static String of(Definition service, String target, Path secrets) {
        UnitText unit = new UnitText(service);
        unit.unitSection();
        unit.serviceSection(secrets);
        unit.section("Install");
        unit.line("WantedBy", target);
        unit.further("Install");
        return unit.text.toString();
    }

    private void unitSection() {
        text.append(service.header()).append('\n');
        section("Unit");
        line("Description", literal(service.name()));
        line("After", String.join(" ", service.after()) + joined(service.requires()));
        line("Wants", String.join(" ", service.after()));
        line("Requires", String.join(" ", service.requires()));
        line("StartLimitIntervalSec", "0");
        further("Unit");
    }

    private String joined(List<String> units) {
        return units.isEmpty() ? "" : (service.after().isEmpty() ? "" : " ") + String.join(" ", units);
    }

    private void serviceSection(Path secrets) {
        section("Service");
        line("Type", "exec");
        if (service.unitUser() != null) {
            line("User", service.unitUser());
        }
        if (service.group() != null) {
            line("Group", service.group());
        }
        line("WorkingDirectory", literal(service.directory().toString()));
        for (Map.Entry<String, String> variable : service.environment().entrySet()) {
            line("Environment", quoted(literal(variable.getKey() + "=" + variable.getValue())));
        }
        if (secrets != null) {
            line("EnvironmentFile", literal(secrets.toString()));
        }
        line("ExecStart", command(service.argv()));
        if (!service.reload().isEmpty()) {
            line("ExecReload", command(service.reload()));
        } else if (!service.reloadSignal().isEmpty()) {
            line("ExecReload", "/bin/kill -s " + service.reloadSignal() + " $MAINPID");
        }
        line("Restart", service.restart().systemd());
        line("RestartSec", time(service.restartDelay()));
        line("TimeoutStartSec", time(service.startTimeout()));
        line("TimeoutStopSec", time(service.stopTimeout()));
        line("KillSignal", "SIG" + service.stopSignal());
        line("SuccessExitStatus", "143");
        limits(service.limits());
        if (service.log() != null) {
            line("StandardOutput", "append:" + literal(service.log().toString()));
            line("StandardError", "append:" + literal(service.log().toString()));
        }
        further("Service");
    }

    private void limits(Limits limits) {
        line("LimitNOFILE", limits.openFiles() == 0 ? "" : "" + limits.openFiles());
        line("TasksMax", limits.processes() == 0 ? "" : "" + limits.processes());
        line("MemoryMax", limits.memory());
        line("CPUQuota", limits.cpuPercent() == 0 ? "" : limits.cpuPercent() + "%");
    }

    private void section(String name) {
        text.append("\n[").append(name).append("]\n");
    }

    private void line(String key, String value) {
        if (!value.isEmpty()) {
            text.append(key).append('=').append(value).append('\n');
        }
    }

    private void further(String section) {
        for (UnitLine line : service.unitLines()) {
            if (line.section().equals(section)) {
                text.append(line.key()).append('=').append(line.value()).append('\n');
            }
        }
    }

    private static String time(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /** The program and its arguments, as they are. */
    static String command(List<String> argv) {
        StringBuilder command = new StringBuilder(quoted(literal(argv.get(0))));
        for (String argument : argv.subList(1, argv.size())) {
            command.append(' ').append(quoted(literal(argument).replace("$", "$$")));
        }
        return command.toString();
    }

    /** A value in which percent signs stand for themselves. */
    static String literal(String value) {
        return value.replace("%", "%%");
    }

    /** A word that may have blanks in it. */
    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\', '"' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
