package dev.launchway.cli.secrets;

import dev.launchway.secrets.key.SecretsException;
import java.io.Console;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes a value from standard input, or from a person who types it without seeing it. */
final class ValueInput {

    private static final int MOST_BYTES = 16 << 20;

    private final Workplace here;

    ValueInput(Workplace here) {
        this.here = here;
    }

    /**
     * Takes a value.
     *
     * @param key what it is for
     * @param bytes whether it is taken as it is; else one line end at the end of it, which shells and editors add, is left out
     */
    byte[] read(String key, boolean bytes) throws SecretsException, IOException {
        if (here.inIsTerminal()) {
            if (bytes) {
                throw new RefusedException("a file comes from standard input", "secrets set ENV " + key + " < FILE");
            }
            return typed(key);
        }
        byte[] value = here.in().readNBytes(MOST_BYTES + 1);
        if (value.length > MOST_BYTES) {
            throw new RefusedException("the value has more than " + MOST_BYTES + " bytes", "");
        }
        return bytes ? value : withoutLineEnd(value);
    }

    private static byte[] withoutLineEnd(byte[] value) {
        int end = value.length;
        if (end > 0 && value[end - 1] == '\n') {
            end--;
            end -= end > 0 && value[end - 1] == '\r' ? 1 : 0;
        }
        return Arrays.copyOf(value, end);
    }

    @SuppressWarnings("SystemConsoleNull") // that of java.base still is null where there is no terminal
    private static byte[] typed(String key) throws SecretsException, IOException {
        Console console = System.console();
        if (console == null) {
            throw new RefusedException(
                    "you cannot be asked, since what is written here does not go to the terminal",
                    "give the value to standard input, or leave standard output alone");
        }
        char[] value = console.readPassword("%s: ", key);
        if (value == null) {
            throw new RefusedException("no value was typed", "");
        }
        byte[] bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(value)).array();
        int length = StandardCharsets.UTF_8.encode(CharBuffer.wrap(value)).remaining();
        Arrays.fill(value, '\0');
        return Arrays.copyOf(bytes, length);
    }
}
