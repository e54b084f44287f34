package dev.launchway.processor.check.template;

import dev.launchway.processor.environment.EnvironmentModel;
import dev.launchway.processor.environment.HostModel;
import dev.launchway.processor.environment.Setting;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders texts whose names are all constants of an environment file. */
final class ConstantText {

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z_0-9.]*)\\s*}}");

    private ConstantText() {}

    /** The text on a host; empty where something in it is not known here. */
    static Optional<String> of(String text, EnvironmentModel environment, HostModel host) {
        if (text.contains("{%") || text.contains("{#")) {
            return Optional.empty();
        }
        Matcher names = NAME.matcher(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (names.find()) {
            Optional<String> value = value(names.group(1), environment, host);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            result.append(text, from, names.start()).append(value.get());
            from = names.end();
        }
        String rest = text.substring(from);
        return rest.contains("{{") || result.indexOf("{{") >= 0 ? Optional.empty() : Optional.of(result + rest);
    }

    private static Optional<String> value(String name, EnvironmentModel environment, HostModel host) {
        return switch (name) {
            case "host.name", "host" -> Optional.of(host.name());
            case "host.fqdn" -> Optional.of(host.fqdn());
            case "environment.name", "environment" -> Optional.of(environment.name());
            default -> data(name, environment, host);
        };
    }

    private static Optional<String> data(String name, EnvironmentModel environment, HostModel host) {
        Setting setting = null;
        if (name.startsWith("host.data.")) {
            setting = host.data().get(name.substring("host.data.".length()));
        } else if (name.startsWith("environment.data.")) {
            setting = environment.data().get(name.substring("environment.data.".length()));
        }
        return Optional.ofNullable(setting).map(Setting::text);
    }
}
