package dev.launchway.template;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the text of a template: UTF-8, and of a size that a template can have. */
public final class TemplateBytes {

    /** Far above any template; below what would keep the engine busy. */
    public static final int MOST_BYTES = 4 << 20;

    /** What stands for bytes that are no text. */
    private static final char REPLACEMENT = '\ufffd';

    private TemplateBytes() {}

    /**
     * Reads a template.
     *
     * @param name its name, for the message
     * @param bytes the file's content
     * @return its text
     * @throws NotTextException when it is too big, or is not UTF-8
     */
    public static String text(String name, byte[] bytes) throws NotTextException {
        checkSize(name, bytes.length);
        String quick = new String(bytes, StandardCharsets.UTF_8);
        if (quick.indexOf(REPLACEMENT) < 0) {
            return quick;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotTextException(
                    "the template '" + name + "' is not UTF-8 text",
                    "save it in the encoding UTF-8, or copy the file as it is, by .source(\"" + name + "\")",
                    e);
        }
    }

    /**
     * Refuses a file that is too big.
     *
     * @param name its name, for the message
     * @param size how many bytes it has
     * @throws NotTextException when these are too many
     */
    public static void checkSize(String name, long size) throws NotTextException {
        if (size > MOST_BYTES) {
            throw new NotTextException(
                    "the template '" + name + "' has " + size + " bytes; a template has at most " + MOST_BYTES,
                    "copy the file as it is, by .source(\"" + name + "\")",
                    null);
        }
    }

    /** A file that is no text of a template. */
    public static final class NotTextException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String help;

        NotTextException(String message, String help, Throwable cause) {
            super(message, cause);
            this.help = help;
        }

        /**
         * What to do.
         *
         * @return one line
         */
        public String help() {
            return help;
        }
    }
}
