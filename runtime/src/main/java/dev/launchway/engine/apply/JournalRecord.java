package dev.launchway.engine.apply;

/** A line of the journal. */
sealed interface JournalRecord {

    /**
     * A root is about to change its first component.
     *
     * @param root the root
     * @param boot which boot of the machine this was; empty where the kernel does not tell
     */
    record Began(String root, String boot) implements JournalRecord {}

    /**
     * A component changed, or was about to.
     *
     * @param root its root
     * @param id its identity in the root
     */
    record Changed(String root, String id) implements JournalRecord {}

    /**
     * A root finished without failure; all that it waited for has been done.
     *
     * @param root the root
     */
    record Finished(String root) implements JournalRecord {}

    /** A line that cannot be read: what it said is not known. */
    record Damaged() implements JournalRecord {}

    /** The line, with its end. */
    static String line(JournalRecord item) {
        String text;
        if (item instanceof Began began) {
            text = "began\t" + escape(began.root()) + "\t" + escape(began.boot());
        } else if (item instanceof Changed changed) {
            text = "changed\t" + escape(changed.root()) + "\t" + escape(changed.id());
        } else if (item instanceof Finished finished) {
            text = "finished\t" + escape(finished.root());
        } else {
            text = "damaged";
        }
        return text + "\n";
    }

    static JournalRecord parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length == 3 && parts[0].equals("began")) {
            return new Began(unescape(parts[1]), unescape(parts[2]));
        }
        if (parts.length == 3 && parts[0].equals("changed")) {
            return new Changed(unescape(parts[1]), unescape(parts[2]));
        }
        if (parts.length == 2 && parts[0].equals("finished")) {
            return new Finished(unescape(parts[1]));
        }
        return new Damaged();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped) {
                out.append(meant(c));
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
