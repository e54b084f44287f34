package dev.launchway.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The value of a {@link SecretReference}, as it is given to an attribute.
 *
 * @param name what people call it
 * @param content the clear bytes; UTF-8 for a text
 */
public record SecretValue(String name, byte[] content) {

    /** The content as text. */
    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue value && name.equals(value.name) && Arrays.equals(content, value.content);
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
