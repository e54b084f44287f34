package dev.launchway.secrets.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A text of TOML, with the places of its values in the text, so that one of them can be replaced while comments and everything
 * else stay as they are.
 */
final class TomlSource {

    /** More values than anybody has. */
    static final int MOST_BYTES = 16 << 20;

    /**
     * A value that is no table and no list, or a table whose form its reader takes for a value.
     *
     * @param name the keys that lead to it
     * @param value a {@link String}, {@link Long} …, or {@link TomlTable}
     * @param start where the text of the value begins
     * @param end where it ends
     * @param place {@code environments/production.secrets.toml:12:3}
     */
    record Leaf(SecretName name, Object value, int start, int end, String place) {}

    private static final Pattern CONFLICT = Pattern.compile("(?m)^(<{7}|>{7})( |$)");

    private final String file;
    private final String text;
    private final int[] lines;
    private final TomlTable root;

    private TomlSource(String file, String text, TomlTable root) {
        this.file = file;
        this.text = text;
        this.lines = lineStarts(text);
        this.root = root;
    }

    static TomlSource parse(String file, String text) throws InvalidSecretsException {
        if (text.length() > MOST_BYTES) {
            throw new InvalidSecretsException(file, "the file is too long", "");
        }
        requireMerged(file, text);
        TomlParseResult result;
        try {
            result = Toml.parse(text);
        } catch (StackOverflowError e) {
            throw new InvalidSecretsException(file, "the values of the file are nested too deeply", "");
        }
        for (TomlParseError error : result.errors()) {
            TomlPosition at = error.position();
            throw new InvalidSecretsException(
                    file + ":" + at.line() + ":" + at.column(), "no valid TOML: " + error.getMessage(), "");
        }
        return new TomlSource(file, text, result);
    }

    /** Version control writes both sides of a conflict into the file. Source: git-merge(1), "How conflicts are presented". */
    private static void requireMerged(String file, String text) throws InvalidSecretsException {
        Matcher marker = CONFLICT.matcher(text);
        if (marker.find()) {
            long line = text.substring(0, marker.start()).lines().count() + 1;
            throw new InvalidSecretsException(
                    file + ":" + line,
                    "two branches changed the same lines, and the merge is not finished",
                    "keep the lines of one side whole, delete those of the other and the three lines of marks, then give the"
                            + " value anew by 'secrets set', or the recipient by 'secrets add'");
        }
    }

    String text() {
        return text;
    }

    String file() {
        return file;
    }

    TomlTable root() {
        return root;
    }

    /** The leaves below a table, in no order; nothing when it is not there. */
    List<Leaf> leaves(String section) throws InvalidSecretsException {
        List<Leaf> leaves = new ArrayList<>();
        Object value = root.get(List.of(section));
        if (value instanceof TomlTable table) {
            collect(table, new SecretName(List.of(section)), leaves);
        } else if (value != null) {
            throw new InvalidSecretsException(
                    place(root.inputPositionOf(List.of(section))),
                    "'" + section + "' is a section, and no value",
                    "write [" + section + "]");
        }
        leaves.sort((one, other) -> Integer.compare(one.start(), other.start()));
        return leaves;
    }

    private void collect(TomlTable table, SecretName name, List<Leaf> leaves) {
        for (String key : table.keySet()) {
            TomlPosition at = table.inputPositionOf(List.of(key));
            Object value = table.get(List.of(key));
            SecretName below = name.key(key);
            if (value instanceof TomlTable inner && !SealedText.isLeaf(inner)) {
                collect(inner, below, leaves);
            } else if (value instanceof TomlArray array) {
                collect(array, below, leaves);
            } else {
                int start = valueOf(offset(at));
                leaves.add(new Leaf(below, value, start, endOf(start), place(at)));
            }
        }
    }

    private void collect(TomlArray array, SecretName name, List<Leaf> leaves) {
        for (int i = 0; i < array.size(); i++) {
            Object value = array.get(i);
            SecretName below = name.element(i);
            if (value instanceof TomlTable inner && !SealedText.isLeaf(inner)) {
                collect(inner, below, leaves);
            } else if (value instanceof TomlArray inner) {
                collect(inner, below, leaves);
            } else {
                TomlPosition at = array.inputPositionOf(i);
                int start = offset(at);
                leaves.add(new Leaf(below, value, start, endOf(start), place(at)));
            }
        }
    }

    /** Where an element of a list begins and ends. */
    int[] span(TomlArray array, int index) {
        int start = offset(array.inputPositionOf(index));
        return new int[] {start, endOf(start)};
    }

    /** The line of a key of a table, with its end; empty when the key is not there. */
    Optional<int[]> lineOf(String... keys) {
        TomlPosition at = root.inputPositionOf(List.of(keys));
        if (at == null) {
            return Optional.empty();
        }
        int start = lines[at.line() - 1];
        int end = endOf(valueOf(offset(at)));
        return Optional.of(new int[] {start, afterLine(end)});
    }

    /** The offset after the line that an offset stands in. */
    int afterLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    String place(TomlPosition at) {
        return at == null ? file : file + ":" + at.line() + ":" + at.column();
    }

    private int offset(TomlPosition at) {
        return text.offsetByCodePoints(lines[at.line() - 1], at.column() - 1);
    }

    /** The offset of the value whose key begins at an offset. */
    private int valueOf(int key) {
        int i = key;
        while (text.charAt(i) != '=') {
            i = text.charAt(i) == '"' || text.charAt(i) == '\'' ? endOfString(i) : i + 1;
        }
        i++;
        while (text.charAt(i) == ' ' || text.charAt(i) == '\t') {
            i++;
        }
        return i;
    }

    /** The offset after the value that begins at an offset. */
    private int endOf(int start) {
        char first = text.charAt(start);
        if (first == '"' || first == '\'') {
            return endOfString(start);
        }
        if (first == '{' || first == '[') {
            return endOfBrackets(start);
        }
        int i = start;
        while (i < text.length() && ",]}#\r\n".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return start + text.substring(start, i).stripTrailing().length();
    }

    private int endOfBrackets(int start) {
        int depth = 0;
        int i = start;
        do {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfString(i);
                continue;
            }
            if (c == '#') {
                i = afterLine(i);
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            i++;
        } while (depth > 0);
        return i;
    }

    private int endOfString(int start) {
        char quote = text.charAt(start);
        String three = String.valueOf(quote).repeat(3);
        boolean longForm = text.startsWith(three, start);
        String delimiter = longForm ? three : String.valueOf(quote);
        int i = start + delimiter.length();
        while (!text.startsWith(delimiter, i)) {
            i += quote == '"' && text.charAt(i) == '\\' ? 2 : 1;
        }
        i += delimiter.length();
        // Up to two quotes may stand before the three that end a string over several lines.
        for (int more = 0; longForm && more < 2 && i < text.length() && text.charAt(i) == quote; more++) {
            i++;
        }
        return i;
    }

    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts.add(i + 1);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
