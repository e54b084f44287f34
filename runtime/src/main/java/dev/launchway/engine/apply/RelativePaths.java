package dev.launchway.engine.apply;

import java.nio.file.Path;

/** Texts about a component, whose breadcrumb says where it belongs: paths in them are told relative to its work directory. */
final class RelativePaths {

    private RelativePaths() {}

    /** The text with paths below the work directory relative to it. */
    static String in(String text, Path workdir) {
        String below = workdir + "/";
        int at = text.indexOf(below);
        if (at < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (; at >= 0; at = text.indexOf(below, at + 1)) {
            int end = at + below.length();
            boolean begins = at == 0 || !isOfPath(text.charAt(at - 1));
            if (begins && end < text.length() && isOfPath(text.charAt(end))) {
                shown.append(text, from, at);
                from = end;
            }
        }
        return shown.append(text, from, text.length()).toString();
    }

    private static boolean isOfPath(char c) {
        return Character.isLetterOrDigit(c) || "/._-+*~@".indexOf(c) >= 0;
    }
}
