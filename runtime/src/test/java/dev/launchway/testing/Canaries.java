package dev.launchway.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Finds texts of the form {@code canary-of-NAME-} in bytes, also where these are, or hold, jars and compressed files. */
public final class Canaries {

    private static final Pattern CANARY = Pattern.compile("canary-of-([a-z0-9.]+)-");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};

    private final Set<String> found = new TreeSet<>();

    /** Starts with none. */
    public Canaries() {}

    /**
     * A text that can be found.
     *
     * @param name small letters, digits and dots
     * @return the text
     */
    public static String canary(String name) {
        return "canary-of-" + name + "-";
    }

    /**
     * Searches.
     *
     * @param bytes what may hold some
     */
    public void search(byte[] bytes) {
        Matcher matcher = CANARY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        for (int i = 0; i + GZIP.length < bytes.length; i++) {
            if (begins(bytes, i, ZIP)) {
                i = unzip(bytes, i);
            } else if (begins(bytes, i, GZIP)) {
                unpack(bytes, i);
            }
        }
    }

    /**
     * What was found so far.
     *
     * @return the names, sorted
     */
    public Set<String> found() {
        return found;
    }

    private static boolean begins(byte[] bytes, int at, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns where to go on. */
    private int unzip(byte[] bytes, int at) {
        ByteArrayInputStream rest = new ByteArrayInputStream(bytes, at, bytes.length - at);
        boolean any = false;
        try (ZipInputStream zip = new ZipInputStream(rest)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                search(entry.getName().getBytes(StandardCharsets.UTF_8));
                search(zip.readAllBytes());
                any = true;
            }
        } catch (IOException | IllegalArgumentException e) {
            return at; // it only looked like one
        }
        return any ? bytes.length - rest.available() - 1 : at;
    }

    private void unpack(byte[] bytes, int at) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
            search(in.readAllBytes());
        } catch (IOException e) {
            return; // it only looked like one
        }
    }
}
