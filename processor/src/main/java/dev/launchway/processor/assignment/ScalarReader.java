package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.ConfigValue;
import dev.launchway.processor.model.ScalarKind;
import dev.launchway.text.DurationText;
import dev.launchway.text.FileModeText;
import dev.launchway.text.HostPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads values of environment files as the types that have a text form of their own. */
final class ScalarReader {

    /** A whole number that TOML reads, and quotes hide. */
    private static final Pattern NUMBER = Pattern.compile("0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|[0-9]+(_[0-9]+)+");

    private ScalarReader() {}

    /**
     * Reads a value; a number and a truth value may be quoted, everything else is.
     *
     * @param value what an environment sets, no template
     * @param kind the attribute's type
     * @return the constant
     * @throws UnconvertibleValueException when it is none of the type
     */
    static Constant read(ConfigValue value, ScalarKind kind) throws UnconvertibleValueException {
        return switch (kind) {
            case BOOLEAN -> truth(value);
            case INT -> new Constant.Int((int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> new Constant.Whole(whole(value, Long.MIN_VALUE, Long.MAX_VALUE));
            case DOUBLE -> decimal(value);
            case STRING -> new Constant.Text(text(value, "text", "quote it: \"%w\""));
            case SECRET, SECRET_FILE -> throw new IllegalArgumentException("a secret is read by SecretReader");
            case PATH -> path(value);
            case URI -> uri(value);
            case DURATION -> duration(value);
            case ADDRESS -> address(value);
            case FILE_MODE -> fileMode(value);
        };
    }

    private static Constant truth(ConfigValue value) throws UnconvertibleValueException {
        if (value instanceof ConfigValue.Truth truth) {
            return new Constant.Truth(truth.value());
        }
        String text =
                value instanceof ConfigValue.Text quoted ? quoted.text().strip().toLowerCase(Locale.ROOT) : "";
        if ("true".equals(text) || "false".equals(text)) {
            return new Constant.Truth("true".equals(text));
        }
        throw new UnconvertibleValueException("takes true or false, not " + shown(value), null, value.location());
    }

    private static long whole(ConfigValue value, long least, long most) throws UnconvertibleValueException {
        boolean number = value instanceof ConfigValue.Whole || value instanceof ConfigValue.Text;
        if (number) {
            try {
                long result = Long.parseLong(((ConfigValue.Scalar) value).text().strip());
                if (result >= least && result <= most) {
                    return result;
                }
            } catch (NumberFormatException e) {
                throw notWhole(value, least, most);
            }
        }
        throw notWhole(value, least, most);
    }

    private static UnconvertibleValueException notWhole(ConfigValue value, long least, long most) {
        boolean digits = value instanceof ConfigValue.Scalar scalar
                && scalar.text().strip().matches("[+-]?[0-9]+");
        return new UnconvertibleValueException(
                "takes a whole number" + (digits ? " from " + least + " to " + most : "") + ", not " + shown(value),
                value instanceof ConfigValue.Text text
                                && NUMBER.matcher(text.text()).matches()
                        ? "write it without quotes: " + text.text()
                        : null,
                value.location());
    }

    private static Constant decimal(ConfigValue value) throws UnconvertibleValueException {
        boolean number = value instanceof ConfigValue.Decimal
                || value instanceof ConfigValue.Whole
                || value instanceof ConfigValue.Text;
        if (number) {
            try {
                double result =
                        Double.parseDouble(((ConfigValue.Scalar) value).text().strip());
                return Double.isFinite(result)
                        ? new Constant.Decimal(result)
                        : new Constant.Text(Double.toString(result));
            } catch (NumberFormatException e) {
                throw new UnconvertibleValueException("takes a number, not " + shown(value), null, value.location());
            }
        }
        throw new UnconvertibleValueException("takes a number, not " + shown(value), null, value.location());
    }

    private static Constant path(ConfigValue value) throws UnconvertibleValueException {
        String text = text(value, "a path", null);
        try {
            return new Constant.PathText(Path.of(text).toString());
        } catch (InvalidPathException e) {
            throw new UnconvertibleValueException(
                    "takes a path, not '" + text + "': " + e.getReason(), null, value.location());
        }
    }

    private static Constant uri(ConfigValue value) throws UnconvertibleValueException {
        String text = text(value, "a URI", null);
        try {
            new URI(text);
        } catch (URISyntaxException e) {
            throw new UnconvertibleValueException(
                    "takes a URI, not '" + text + "': " + e.getReason(), null, value.location());
        }
        return new Constant.UriText(text);
    }

    private static Constant duration(ConfigValue value) throws UnconvertibleValueException {
        String text = text(value, "a duration", "say the unit: \"%ss\", \"%sm\", \"%sh\"");
        try {
            return new Constant.Span(DurationText.parse(text));
        } catch (IllegalArgumentException e) {
            throw new UnconvertibleValueException("takes a duration: " + e.getMessage(), null, value.location());
        }
    }

    private static Constant address(ConfigValue value) throws UnconvertibleValueException {
        String text = text(value, "an address", null);
        try {
            HostPort.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnconvertibleValueException("takes an address: " + e.getMessage(), null, value.location());
        }
        return new Constant.Text(text);
    }

    private static Constant fileMode(ConfigValue value) throws UnconvertibleValueException {
        String text = text(value, "a file mode", "write its digits as text, as in \"" + digits(value) + "\"");
        try {
            FileModeText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnconvertibleValueException("takes a file mode: " + e.getMessage(), null, value.location());
        }
        return new Constant.Text(text);
    }

    /** The octal digits that a number was meant to be. */
    private static String digits(ConfigValue value) {
        String written = value instanceof ConfigValue.Whole whole ? whole.written() : "";
        String digits = written.startsWith("0o") ? written.substring(2) : written;
        return digits.matches("[0-7]{3,4}") ? "0".repeat(4 - digits.length()) + digits : "0640";
    }

    private static String text(ConfigValue value, String type, String help) throws UnconvertibleValueException {
        if (value instanceof ConfigValue.Text text) {
            return text.text();
        }
        String hint = help != null && value instanceof ConfigValue.Scalar scalar
                ? help.replace("%s", scalar.text()).replace("%w", scalar.written())
                : null;
        throw new UnconvertibleValueException("takes " + type + ", not " + shown(value), hint, value.location());
    }

    private static String shown(ConfigValue value) {
        if (value instanceof ConfigValue.Text text) {
            return "'" + text.text() + "'";
        }
        return value instanceof ConfigValue.Scalar scalar
                ? (value instanceof ConfigValue.Moment ? "the date " : "") + scalar.written()
                : value.kind();
    }
}
