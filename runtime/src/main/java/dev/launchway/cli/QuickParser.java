package dev.launchway.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads command lines that are plain and right; all others are picocli's, which also says what is wrong with them. */
final class QuickParser {

    private final String[] args;
    private final Map<Option, String> options = new EnumMap<>(Option.class);
    private final List<String> operands = new ArrayList<>();
    private Command command;

    private QuickParser(String[] args) {
        this.args = args;
    }

    /** What picocli would make of them, or {@code null} when picocli has to look. */
    static Arguments parse(String[] args) {
        return new QuickParser(args).parse();
    }

    private Arguments parse() {
        int i = 0;
        while (i < args.length) {
            int used = args[i].startsWith("-") ? option(i) : word(args[i]);
            if (used == 0) {
                return null;
            }
            i += used;
        }
        Arguments result = new Arguments(command, options, operands);
        return result.has(Option.HELP) || result.has(Option.VERSION) || complete() ? result : null;
    }

    private boolean complete() {
        return command != null && operands.size() >= command.operands().least();
    }

    private int word(String word) {
        if (command == null) {
            command = Command.of(word);
            return command == null ? 0 : 1;
        }
        if (operands.size() == command.operands().most() || word.isEmpty()) {
            return 0;
        }
        operands.add(word);
        return 1;
    }

    /** How many arguments the option is, 0 when picocli has to look. */
    private int option(int i) {
        int equals = args[i].indexOf('=');
        String name = equals < 0 ? args[i] : args[i].substring(0, equals);
        Option option = named(name);
        boolean known = option != null && (command == null ? option.common() : command.takes(option));
        if (!known || options.containsKey(option) || (equals >= 0 && !option.takesValue())) {
            return 0;
        }
        if (!option.takesValue()) {
            options.put(option, "");
            return 1;
        }
        String value = equals >= 0 ? args[i].substring(equals + 1) : i + 1 < args.length ? args[i + 1] : "";
        if (value.isEmpty() || value.startsWith("-")) {
            return 0;
        }
        options.put(option, value);
        return equals >= 0 ? 1 : 2;
    }

    private static Option named(String name) {
        for (Option option : Option.values()) {
            if (name.equals(option.longName()) || (name.equals(option.shortName()) && !name.isEmpty())) {
                return option;
            }
        }
        return null;
    }
}
