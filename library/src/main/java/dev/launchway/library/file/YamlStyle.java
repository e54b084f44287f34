package dev.launchway.library.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a YAML text is indented.
 *
 * @param indent blanks of a level, 2 to 9
 * @param dashIndent blanks before the dashes of a list below a key
 */
record YamlStyle(int indent, int dashIndent) {

    private static final Pattern NESTED_KEY =
            Pattern.compile("(?m)^( *)[^\\s#'\"-][^#\\n]*:[ \\t]*(?:#.*)?\\R(?:[ \\t]*(?:#.*)?\\R)*( *)[^\\s#-]");
    private static final Pattern NESTED_LIST =
            Pattern.compile("(?m)^( *)[^\\s#'\"-][^#\\n]*:[ \\t]*(?:#.*)?\\R(?:[ \\t]*(?:#.*)?\\R)*( *)- ");

    /** The style of the first nested parts of a text. */
    static YamlStyle of(String text) {
        int dash = difference(NESTED_LIST, text, 0);
        int indent = Math.max(difference(NESTED_KEY, text, 2), 2);
        int usable = Math.min(indent, 9);
        return new YamlStyle(usable, Math.min(dash, usable));
    }

    private static int difference(Pattern nested, String text, int usual) {
        Matcher found = nested.matcher(text);
        while (found.find()) {
            int deeper = found.group(2).length() - found.group(1).length();
            if (deeper >= 0 && (deeper > 0 || usual == 0)) {
                return deeper;
            }
        }
        return usual;
    }
}
