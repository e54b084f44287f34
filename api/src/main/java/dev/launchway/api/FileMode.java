package dev.launchway.api;

import dev.launchway.text.FileModeText;
import java.util.Locale;

/**
 * The permission bits of a file, as of {@code chmod(2)}.
 *
 * @param bits 0 to 07777
 */
public record FileMode(int bits) {

    /**
     * Checks the range.
     *
     * @param bits 0 to 07777
     * @throws IllegalArgumentException for other bits
     */
    public FileMode {
        if (bits < 0 || bits > 07777) {
            throw new IllegalArgumentException(
                    "a file mode has the bits 0 to 07777, not 0" + Integer.toOctalString(bits));
        }
    }

    /**
     * A mode from its bits.
     *
     * @param bits 0 to 07777
     * @return the mode
     */
    public static FileMode of(int bits) {
        return new FileMode(bits);
    }

    /**
     * Reads a mode.
     *
     * @param text octal digits as in {@code 0640}, or {@code rwxr-x---}
     * @return the mode
     * @throws IllegalArgumentException for any other text
     */
    public static FileMode parse(String text) {
        return new FileMode(FileModeText.parse(text));
    }

    /**
     * The mode in octal digits.
     *
     * @return four digits, as in {@code 0640}
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04o", bits);
    }
}
