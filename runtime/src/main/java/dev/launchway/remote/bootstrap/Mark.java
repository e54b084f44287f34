package dev.launchway.remote.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a script says first, so that all that start-up files of the login shell have said before is known for noise. It is looked for
 * byte by byte, wherever it stands: noise need not end with a line.
 */
final class Mark {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BEGIN = "launchway-";
    private static final long MOST_NOISE = 16L << 20;
    private static final int MOST_KEPT = 400;

    private final String digits;

    private Mark(String digits) {
        this.digits = digits;
    }

    /** One that no noise holds. */
    static Mark random() {
        return new Mark(HexFormat.of().toHexDigits(RANDOM.nextLong()));
    }

    /** The command that says it. A start-up file may print what it reads, and so the command's own text must not hold the mark. */
    String command() {
        return "echo " + BEGIN + "'" + digits + "'";
    }

    /** What a start-up file does to a script that was meant for the shell. */
    static final class TakenException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads up to the mark and the end of its line.
     *
     * @return what came before it; of much the first
     * @throws EOFException when there is no mark; its message is what came instead
     * @throws TakenException when the script is printed, or something else follows the mark, as of a script that was not the first
     * @throws HostUnfitException when the host says more than any would that means well
     */
    String await(InputStream from) throws IOException, TakenException, HostUnfitException {
        Search mark = new Search(BEGIN + digits);
        Search script = new Search(command());
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        long count = 0;
        for (int next = from.read(); next >= 0; next = from.read()) {
            count++;
            if (noise.size() < MOST_KEPT) {
                noise.write(next);
            }
            if (mark.ends(next)) {
                if (from.read() != '\n') {
                    throw new TakenException();
                }
                int length = (int) Math.min(noise.size(), count - mark.length());
                return new String(noise.toByteArray(), 0, length, StandardCharsets.UTF_8).strip();
            }
            if (script.ends(next)) {
                throw new TakenException();
            }
            if (count > MOST_NOISE) {
                throw new HostUnfitException(
                        "login scripts of the host say more than " + (MOST_NOISE >> 20) + " MiB where commands run",
                        "let them say nothing where the shell is not interactive");
            }
        }
        throw new EOFException(noise.toString(StandardCharsets.UTF_8).strip());
    }

    /** Finds a text in bytes that come one by one: the algorithm of Knuth, Morris and Pratt. */
    private static final class Search {
        private final byte[] text;
        private final int[] shorter;
        private int matched;

        Search(String text) {
            this.text = text.getBytes(StandardCharsets.US_ASCII);
            this.shorter = new int[this.text.length];
            for (int i = 1, length = 0; i < this.text.length; i++) {
                while (length > 0 && this.text[i] != this.text[length]) {
                    length = shorter[length - 1];
                }
                length += this.text[i] == this.text[length] ? 1 : 0;
                shorter[i] = length;
            }
        }

        int length() {
            return text.length;
        }

        /** Whether the text ends with this byte. */
        boolean ends(int next) {
            while (matched > 0 && text[matched] != next) {
                matched = shorter[matched - 1];
            }
            matched += text[matched] == next ? 1 : 0;
            boolean found = matched == text.length;
            matched = found ? shorter[matched - 1] : matched;
            return found;
        }
    }
}
