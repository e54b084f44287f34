package dev.launchway.library.certificate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a text of PEM (RFC 7468): what stands between two lines of dashes.
 *
 * @param label what it is, as its first line says: {@code CERTIFICATE}
 * @param text the whole block, with both lines
 * @param encrypted whether it needs a passphrase
 * @param base64 the content; empty for one that is encrypted
 */
record PemBlock(String label, String text, boolean encrypted, String base64) {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

    /** What OpenSSL wrote before PKCS #8 (RFC 1421, section 4.6.1.1). */
    private static final String HEADER = "Proc-Type: 4,ENCRYPTED";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    /**
     * All blocks of a text; what stands between them is passed over.
     *
     * @throws IllegalArgumentException for a block that is damaged; the message shows nothing of it
     */
    static List<PemBlock> all(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            String label = begin.group(1);
            String last = "-----END " + label + "-----";
            int end = text.indexOf(last, begin.end());
            int next = text.indexOf("-----BEGIN ", begin.end());
            if (end < 0 || (next >= 0 && next < end)) {
                throw damaged(blocks.size(), label, "its last line '" + last + "' is missing");
            }
            from = end + last.length();
            String whole = text.substring(begin.start(), from).replace("\r", "") + "\n";
            String inner = text.substring(begin.end(), end);
            boolean encrypted = label.startsWith("ENCRYPTED ") || inner.contains(HEADER);
            String base64 = encrypted ? "" : checked(inner.replaceAll("\\s", ""), blocks.size(), label);
            blocks.add(new PemBlock(label, whole, encrypted, base64));
        }
        return blocks;
    }

    private static String checked(String base64, int before, String label) {
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            // the cause would show characters of a key
            throw damaged(before, label, "there is something else than base64 in it, or a part is missing");
        }
    }

    private static IllegalArgumentException damaged(int before, String label, String how) {
        return new IllegalArgumentException(
                "the block " + (before + 1) + ", '" + label + "', is damaged: " + how + "; copy the file again, whole");
    }

    /** A block as text. */
    static String text(String label, byte[] body) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(body) + "\n-----END " + label + "-----\n";
    }

    byte[] body() {
        return Base64.getDecoder().decode(base64);
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
    }

    boolean isKey() {
        return label.endsWith("PRIVATE KEY");
    }

    /** Shows nothing of a key. */
    @Override
    public String toString() {
        return label;
    }
}
