package dev.launchway.library.fetch;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What has come so far belongs to.
 *
 * @param wanted a digest of what was asked for
 * @param validator what tells the content at the URL from others that it may have had; empty for nothing
 * @param total the length of the whole, as it travels; less than 0 where it is not known
 * @param encoding how it is compressed for the way; empty for not at all
 */
record PartNote(String wanted, String validator, long total, String encoding) {

    static final String GZIP = "gzip";

    private static final String FORMAT = "launchway part 1";
    private static final int LINES = 5;

    /** What of a source and of what is expected decides what comes. */
    static String wanted(Source source, String expected) {
        String all = String.join("\n", source.uri().toString(), expected, "" + source.compressed());
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return String.join("\n", FORMAT, wanted, validator, Long.toString(total), encoding) + "\n";
    }

    /** What a text says; {@code null} for one that is damaged. */
    static PartNote parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < LINES - 1 || !lines.get(0).equals(FORMAT) || !text.endsWith("\n")) {
            return null;
        }
        try {
            return new PartNote(
                    lines.get(1), lines.get(2), Long.parseLong(lines.get(3)), lines.size() < LINES ? "" : lines.get(4));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether the body of an answer goes on with it. */
    boolean isContinuedBy(Answer answer, long have) {
        return answer.rangeStart() == have
                && answer.encoding().equals(encoding)
                && (total < 0 || answer.rangeTotal() < 0 || answer.rangeTotal() == total)
                && (validator.isEmpty()
                        || answer.validator().isEmpty()
                        || answer.validator().equals(validator));
    }
}
