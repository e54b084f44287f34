package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code secrets.command} of {@code [environment]}: a program that prints a secret, with {@code {{ key }}} for its name. */
final class SecretCommandReader {

    private static final String NAME = "{{ key }}";
    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+(?![^{]*}})");

    private final FileFaults faults;

    SecretCommandReader(FileFaults faults) {
        this.faults = faults;
    }

    /** The program and its arguments; none after a report. */
    List<String> read(ConfigValue value) {
        if (!(value instanceof ConfigValue.Sequence list)) {
            String words = value instanceof ConfigValue.Text text
                            && !text.text().isBlank()
                    ? String.join("\", \"", BETWEEN_WORDS.split(text.text().strip(), -1))
                    : "op\", \"read\", \"op://prod/" + NAME;
            faults.error(
                    Code.LW304_WRONG_VALUE,
                    value.location(),
                    "'secrets.command' takes a list, the program and its arguments, not " + value.kind(),
                    "write secrets.command = [\"" + words + "\"]");
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        for (ConfigValue element : list.elements()) {
            if (!(element instanceof ConfigValue.Text text)) {
                faults.error(
                        Code.LW304_WRONG_VALUE,
                        element.location(),
                        "'secrets.command' holds texts, not " + element.kind(),
                        "write each argument in quotes");
                return List.of();
            }
            Optional<String> argument = argument(text);
            if (argument.isEmpty()) {
                return List.of();
            }
            arguments.add(argument.get());
        }
        if (arguments.isEmpty() || arguments.get(0).isBlank()) {
            refuse(
                    value,
                    "'secrets.command' names no program",
                    "write the program first: secrets.command = [\"op\", \"read\", \"op://prod/" + NAME + "\"]");
            return List.of();
        }
        if (arguments.stream().noneMatch(argument -> argument.contains(NAME))) {
            refuse(
                    value,
                    "no argument of 'secrets.command' holds " + NAME
                            + ", so the command would print the same for every secret",
                    "write " + NAME + " where the name of the secret goes, as in \"op://prod/" + NAME + "\"");
            return List.of();
        }
        return arguments;
    }

    /** An argument with the name in one form; empty after a report. */
    private Optional<String> argument(ConfigValue.Text value) {
        StringBuilder argument = new StringBuilder();
        Matcher tag = TAG.matcher(value.text());
        while (tag.find()) {
            String name = tag.group(1).strip();
            if (!name.equals("key")) {
                String known = name.matches("\\w+") ? DidYouMean.ending(name, List.of("key")) : "";
                refuse(
                        value,
                        "'secrets.command' knows no {{ " + name + " }}" + known,
                        "write " + NAME + ", which stands for the name of the secret, as in postgres.password;"
                                + " nothing else is filled in");
                return Optional.empty();
            }
            tag.appendReplacement(argument, Matcher.quoteReplacement(NAME));
        }
        tag.appendTail(argument);
        String rest = argument.toString().replace(NAME, "");
        if (rest.contains("{{") || rest.contains("{%")) {
            refuse(
                    value,
                    "'secrets.command' has a tag in '" + value.text() + "' that is none",
                    "write " + NAME + ", which stands for the name of the secret; nothing else is filled in");
            return Optional.empty();
        }
        return Optional.of(argument.toString());
    }

    private void refuse(ConfigValue value, String statement, String help) {
        faults.error(Code.LW344_SECRET_SOURCE, value.location(), statement, help);
    }
}
