package dev.launchway.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The value of a {@link SecretReference}, as it is given to an attribute.
 *
 * @param name what people call it
 * @param content the clear bytes; UTF-8 for a text
 * @param written whether a program or an editor wrote it, which puts a line end after a text that is no part of it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its content, and not changed by anybody
public record SecretValue(String name, byte[] content, boolean written) {

    /**
     * A value as it was given.
     *
     * @param name what people call it
     * @param content the clear bytes; UTF-8 for a text
     */
    public SecretValue(String name, byte[] content) {
        this(name, content, false);
    }

    /** The content as text: of what was written without one line end, LF or CR LF. */
    String text() {
        String text = new String(content, StandardCharsets.UTF_8);
        if (!written || !text.endsWith("\n")) {
            return text;
        }
        return text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue value
                && name.equals(value.name)
                && written == value.written
                && Arrays.equals(content, value.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "SecretValue[" + name + "]";
    }
}
