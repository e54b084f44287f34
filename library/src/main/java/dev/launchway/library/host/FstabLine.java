package dev.launchway.library.host;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code /etc/fstab}, as fstab(5) says.
 *
 * @param fields six of them, as they are meant: without the codes for blanks
 */
record FstabLine(List<String> fields) {

    private static final int FIELDS = 6;
    private static final int MOUNT_POINT = 1;
    private static final int CHECKED = 5;

    /** The entry of a line; {@code null} for a comment, and for what is none. */
    static FstabLine parse(String line) {
        String plain = line.strip();
        if (plain.isEmpty() || plain.startsWith("#")) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        for (String word : plain.split("[ \t]+", -1)) {
            fields.add(decoded(word));
        }
        while (fields.size() >= MOUNT_POINT + 1 && fields.size() < FIELDS) {
            fields.add(fields.size() < FIELDS - 2 ? "defaults" : "0");
        }
        return fields.size() < FIELDS ? null : new FstabLine(fields.subList(0, FIELDS));
    }

    boolean isAt(String mountPoint) {
        return fields.get(MOUNT_POINT).equals(mountPoint);
    }

    /** The whole text of the file with this line in the place of those for the same mount point, or at its end. */
    String putInto(String fstab) {
        return replaced(fstab, fields.get(MOUNT_POINT), this + "\n");
    }

    /** The whole text of the file without lines for a mount point. */
    static String removedFrom(String fstab, String mountPoint) {
        return replaced(fstab, mountPoint, "");
    }

    private static String replaced(String fstab, String mountPoint, String line) {
        StringBuilder text = new StringBuilder();
        String wanted = line;
        for (String one : fstab.split("(?<=\n)", -1)) {
            FstabLine entry = parse(one);
            if (entry == null || !entry.isAt(mountPoint)) {
                text.append(one);
            } else {
                // One that says the same in other blanks stays as it is.
                text.append(!wanted.isEmpty() && entry.equals(parse(wanted)) ? one : wanted);
                wanted = "";
            }
        }
        if (!wanted.isEmpty() && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        return text.append(wanted).toString();
    }

    /** As mount(8) reads blanks. */
    static String decoded(String word) {
        return word.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\043", "#")
                .replace("\\134", "\\");
    }

    private static String encoded(String word) {
        return word.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("#", "\\043");
    }

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        fields.forEach(field -> words.add(encoded(field)));
        return String.join(" ", words.subList(0, CHECKED)) + " " + words.get(CHECKED);
    }
}
