package dev.launchway.library.database;

import dev.launchway.library.component.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** How texts stand in statements of MySQL and MariaDB, whatever is in them. */
final class MysqlText {

    private MysqlText() {}

    /** A name between backticks. */
    static String name(String text) {
        return "`" + text.replace("`", "``") + "`";
    }

    /** A text that is compared byte by byte with one of the server. */
    static String bytes(String text) {
        return "x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    /** The name of a database in a GRANT, where {@code _} and {@code %} would mean any character. */
    static String pattern(String database) {
        return name(database.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%"));
    }

    /** A name that was given to a component. */
    static String checked(String component, String setting, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(component + ": the " + setting + " is empty");
        }
        return Arguments.line(component, setting, text);
    }

    /** Hosts are compared without regard to case, and some servers keep small letters alone. */
    static String host(String component, String text) {
        return checked(component, "host", text).toLowerCase(Locale.ROOT);
    }
}
