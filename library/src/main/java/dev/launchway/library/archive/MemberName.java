package dev.launchway.library.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the name of a member apart, and refuses every name that could lead out of the directory that is unpacked into. */
final class MemberName {

    /** In bytes: {@code NAME_MAX} and {@code PATH_MAX} of Linux. */
    private static final int LONGEST_SEGMENT = 255;

    private static final int LONGEST_PATH = 4095;

    private MemberName() {}

    /** The directories and the last name; empty for the top of the archive itself. */
    static List<String> segments(String name) {
        checkText("its member", name);
        if (name.startsWith("/")) {
            throw new RefusedArchiveException(
                    "its member '" + name + "' has an absolute path: pack it with paths relative to one directory");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                throw new RefusedArchiveException(
                        "its member '" + name + "' leads out of the directory by '..': an archive must not");
            }
            if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
                throw new RefusedArchiveException(
                        "the name of its member '" + name + "' has more than " + LONGEST_SEGMENT + " bytes");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new RefusedArchiveException("the path of its member '" + name.substring(0, LONGEST_SEGMENT)
                    + "…' is longer than a path can be");
        }
        return segments;
    }

    /** Refuses a text that is no path, or one that cannot be shown. */
    static void checkText(String what, String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            throw new RefusedArchiveException(
                    what + " '" + text
                            + "' has a name that is not encoded in UTF-8: say how it is by .encoding(\"latin1\"), or pack it anew");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new RefusedArchiveException(what + " '" + text.replaceAll("\\p{Cntrl}", "?")
                        + "' has a control character in its name, as a line break: give it another name");
            }
        }
    }
}
