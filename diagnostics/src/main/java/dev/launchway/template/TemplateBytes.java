package dev.launchway.template;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads the text of a template: UTF-8, or another encoding that is named, and of a size that a template can have. */
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
     * @param otherwise its encoding where it is not UTF-8; UTF-8 for no other one
     * @return its text
     * @throws NotTextException when it is too big, or is text in neither encoding
     */
    public static String text(String name, byte[] bytes, Charset otherwise) throws NotTextException {
        checkSize(name, bytes.length);
        String quick = new String(bytes, StandardCharsets.UTF_8);
        if (quick.indexOf(REPLACEMENT) < 0) {
            return quick;
        }
        try {
            return decoded(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return other(name, bytes, otherwise, e);
        }
    }

    private static String other(String name, byte[] bytes, Charset otherwise, CharacterCodingException notUtf8)
            throws NotTextException {
        boolean named = !otherwise.equals(StandardCharsets.UTF_8);
        try {
            if (named) {
                return decoded(bytes, otherwise);
            }
        } catch (CharacterCodingException e) {
            notUtf8.addSuppressed(e);
        }
        throw new NotTextException(
                "the template '" + name + "' is not UTF-8 text" + (named ? ", nor text in " + otherwise.name() : ""),
                "save it in the encoding UTF-8, name the one that it and the file are to have, as in .encoding(\"latin1\"), or"
                        + " copy the file as it is, by .source(\"" + name + "\")",
                notUtf8);
    }

    private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
