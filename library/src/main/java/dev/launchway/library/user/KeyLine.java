package dev.launchway.library.user;

import java.util.Optional;

/**
 * A line of a file of authorized keys, sshd(8).
 *
 * @param options what stands before the key; empty for nothing
 * @param key the key
 * @param comment what stands after it; empty for nothing
 */
record KeyLine(String options, SshKey key, String comment) {

    /** Reads a line; empty for a comment, and for what sshd would not take. */
    static Optional<KeyLine> read(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        int end = endOfOptions(text);
        String first = text.substring(0, end);
        String options = SshKey.isType(first) ? "" : first;
        String[] words = text.substring(options.length()).strip().split("\\s+", 3);
        if (words.length < 2) {
            return Optional.empty();
        }
        return SshKey.of(words[0], words[1])
                .map(key -> new KeyLine(options, key, words.length > 2 ? words[2].strip() : ""));
    }

    /** Where the first word ends; blanks between quotes are in it, and a quote after a backslash is none. */
    private static int endOfOptions(String text) {
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                return at;
            }
        }
        return text.length();
    }

    KeyLine withOptions(String more) {
        String both = options.isEmpty() || more.isEmpty() ? options + more : options + "," + more;
        return new KeyLine(both, key, comment);
    }

    /** Whether a line that is there does what this one is to do. */
    boolean isMetBy(KeyLine there) {
        return options.equals(there.options) && (comment.isEmpty() || comment.equals(there.comment));
    }

    @Override
    public String toString() {
        return (options.isEmpty() ? "" : options + " ") + key + (comment.isEmpty() ? "" : " " + comment);
    }
}
