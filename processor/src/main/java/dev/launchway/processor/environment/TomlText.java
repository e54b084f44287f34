package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of an environment file: UTF-8 with or without a byte order mark, lines that end with LF or CRLF, no control
 * characters.
 */
final class TomlText {

    private TomlText() {}

    /**
     * Decodes a file.
     *
     * @param bytes its content
     * @param file its name
     * @param faults where faults go
     * @return its text without a byte order mark; empty when it is none, which was reported
     */
    static Optional<String> decode(byte[] bytes, String file, FileFaults faults) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), chars, true);
        String decoded = chars.flip().toString();
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        int bad = firstBad(text);
        if (bad < text.length()) {
            report(text, bad, file, faults);
            return Optional.empty();
        }
        if (result.isError()) {
            faults.error(
                    Code.LW301_TOML_SYNTAX,
                    at(text, text.length(), file),
                    "the file is not UTF-8 text",
                    "save it in the encoding UTF-8");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (Character.isISOControl(c) && c != '\t' && !lineEnd && c < 0x80) {
                return i;
            }
        }
        return text.length();
    }

    private static void report(String text, int index, String file, FileFaults faults) {
        char c = text.charAt(index);
        if (c == '\r') {
            faults.error(
                    Code.LW301_TOML_SYNTAX,
                    at(text, index, file),
                    "a carriage return stands here without a line feed",
                    "save the file with the line ends LF or CRLF");
        } else {
            faults.error(
                    Code.LW301_TOML_SYNTAX,
                    at(text, index, file),
                    String.format(Locale.ROOT, "the control character U+%04X stands here", (int) c),
                    "delete it; in double quotes it is written " + String.format(Locale.ROOT, "\\u%04X", (int) c));
        }
    }

    private static Location at(String text, int index, String file) {
        int line = 1;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return new Location(file, line, text.codePointCount(start, index) + 1);
    }
}
