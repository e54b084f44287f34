package dev.launchway.processor.environment;

import java.util.Optional;

/** What to do about what the TOML parser stumbles over: it says what it expected. */
final class TomlHelp {

    private TomlHelp() {}

    /**
     * The help.
     *
     * @param message the parser's message
     * @return one line; empty where the message says it
     */
    static Optional<String> of(String message) {
        if (message.contains("previously defined")) {
            return Optional.of("write it once: all keys of a section stand below one heading");
        }
        if (message.contains("cannot be extended")) {
            return Optional.of("write all keys of the table between its braces, or in a section of its own");
        }
        if (message.contains("array opened")) {
            return Optional.of("write ']' where the list ends");
        }
        if (message.contains("expected . or =") || message.endsWith("expected =")) {
            return Optional.of("write key = value; a key with brackets, spaces or other signs stands in quotes, as in"
                    + " \"web[01..04]\"");
        }
        if (message.contains("expected a key")) {
            return Optional.of(
                    "a key with other signs than letters, digits and dashes stands in quotes, as in \"!db02\"");
        }
        if (message.contains("unexpected end of line, expected a value")) {
            return Optional.of("write a value after '=', on the same line");
        }
        if (message.contains("a value")) {
            return Optional.of("text stands in quotes, as in \"nginx\"; true and false are written so");
        }
        if (message.contains("expected \" or")) {
            return Optional.of(
                    "close the quotes on the same line; text of several lines stands between \"\"\" and \"\"\"");
        }
        if (message.contains("expected ]")) {
            return Optional.of("write ']' after the name of the section");
        }
        if (message.contains("escape sequence")) {
            return Optional.of("write a backslash as \\\\, or the text in single quotes");
        }
        if (message.contains("leading zeros")) {
            return Optional.of("write the number without them, or in quotes");
        }
        return message.contains("expected a newline")
                ? Optional.of("a line holds one key and one value, without a comma at its end")
                : Optional.empty();
    }
}
