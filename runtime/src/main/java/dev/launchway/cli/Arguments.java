package dev.launchway.cli;

import java.util.List;
import java.util.Map;

/**
 * A command line that was understood.
 *
 * @param command the command; {@code null} when there is none, which only help and version allow
 * @param options the options that were given, with their values; an option without value has an empty one
 * @param operands the names of environments, or what else the command takes, as they were given
 */
record Arguments(Command command, Map<Option, String> options, List<String> operands) {

    boolean has(Option option) {
        return options.containsKey(option);
    }

    /** The value of an option, empty when it was not given. */
    String value(Option option) {
        return options.getOrDefault(option, "");
    }
}
