package dev.launchway.library.database;

import java.net.IDN;
import java.text.Normalizer;

/**
 * Passwords in the form that both sides compute with, by <a href="https://www.rfc-editor.org/rfc/rfc4013">RFC 4013</a> (SASLprep):
 * compatible characters are the same. As PostgreSQL does, one that the RFC does not allow is taken as it is.
 */
final class SaslPreparation {

    private SaslPreparation() {}

    static String of(String password) {
        if (password.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return password;
        }
        StringBuilder mapped = new StringBuilder();
        password.codePoints().forEach(c -> {
            if (isSpace(c)) {
                mapped.append(' ');
            } else if (!isNothing(c)) {
                mapped.appendCodePoint(c);
            }
        });
        String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        boolean allowed = !prepared.isEmpty() && prepared.codePoints().noneMatch(SaslPreparation::isProhibited);
        return allowed && isOneDirection(prepared) ? prepared : password;
    }

    /** RFC 3454, C.1.2. */
    private static boolean isSpace(int c) {
        return c != ' ' && (Character.getType(c) == Character.SPACE_SEPARATOR || c == 0x200b);
    }

    /** RFC 3454, B.1. */
    private static boolean isNothing(int c) {
        return c == 0xad
                || c == 0x34f
                || c == 0x1806
                || (c >= 0x180b && c <= 0x180d)
                || c == 0x200c
                || c == 0x200d
                || c == 0x2060
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xfeff;
    }

    /** RFC 3454, C.2 to C.9, and what has no meaning, A.1. */
    private static boolean isProhibited(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                c == 0x340
                        || c == 0x341
                        || (c >= 0x2ff0 && c <= 0x2ffb)
                        || (c >= 0xfff9 && c <= 0xfffd)
                        || isNewerThanTheRfc(c);
        };
    }

    /** What had no meaning in Unicode 3.2, whose tables Java has for names of hosts: they take it only where that is asked for. */
    private static boolean isNewerThanTheRfc(int c) {
        return c > 0x7f && isTaken(c, IDN.ALLOW_UNASSIGNED) && !isTaken(c, 0);
    }

    private static boolean isTaken(int c, int flags) {
        try {
            return !IDN.toASCII(Character.toString(c), flags).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** RFC 3454, 6: where one letter is written from right to left, all are, and it begins and ends with one. */
    private static boolean isOneDirection(String text) {
        boolean toTheLeft = text.codePoints().anyMatch(SaslPreparation::isToTheLeft);
        return !toTheLeft
                || (text.codePoints()
                                .noneMatch(
                                        c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                        && isToTheLeft(text.codePointAt(0))
                        && isToTheLeft(text.codePointBefore(text.length())));
    }

    private static boolean isToTheLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
