package dev.launchway.library.fetch;

import dev.launchway.api.CommandFailed;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * A list of checksums at a server, as {@code sha256sum} writes it, and a signature of it by OpenPGP. Nothing in the list counts
 * before {@code gpgv} has found that one of the keys has signed it.
 */
final class SignedList {

    static final String LIST = "list";
    static final String SIGNATURE = "signature";
    static final String KEY = "key";

    private static final long LARGEST = 4L << 20;
    private static final Duration CHECK = Duration.ofMinutes(1);

    /** {@code hex  name} and {@code hex *name} of GNU, {@code SHA256 (name) = hex} of BSD. */
    private static final Pattern GNU = Pattern.compile("\\\\?([0-9a-fA-F]{64,128}) [ *](.+)");

    private static final Pattern BSD = Pattern.compile("SHA(?:256|384|512) \\((.+)\\) = ([0-9a-fA-F]{64,128})");
    private static final Pattern ARMOR = Pattern.compile(
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\\R(?:[^\\r\\n]+: .*\\R)*\\s*\\R([A-Za-z0-9+/=\\s]+?)(?:\\R=[A-Za-z0-9+/]{4})?\\s*-----END");

    private final URI list;
    private final URI signature;
    private final Path keyFile;
    private final byte[] planned;

    /**
     * Describes a list.
     *
     * @param keyFile the file with the keys, in ASCII armor or not
     * @param planned its content where it comes with the plan, else {@code null}
     */
    SignedList(URI list, URI signature, Path keyFile, byte[] planned) {
        this.list = list;
        this.signature = signature;
        this.keyFile = keyFile;
        this.planned = planned;
    }

    URI list() {
        return list;
    }

    /** Tells what it says of a source from what others say of others. */
    String digest(Source source) {
        String all = String.join("\n", source.uri().toString(), list.toString(), signature.toString(), keys());
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }

    private String keys() {
        return planned == null ? keyFile.toString() : Sha256.hex(planned);
    }

    /** What the list says of the file at a source, once its signature has been checked. */
    ContentChecksum checksum(Source source, SSLContext trust, Machine machine) throws IOException {
        byte[] content = get(source.at(list, LARGEST), trust, machine);
        check(content, get(source.at(signature, LARGEST), trust, machine), machine);
        return find(new String(content, StandardCharsets.UTF_8), Address.fileName(source.uri()));
    }

    private static byte[] get(Source source, SSLContext trust, Machine machine) throws IOException {
        MemoryParts parts = new MemoryParts(machine::log);
        try {
            new Transfer(source, trust, "", parts).run();
        } catch (DownloadFailedException e) {
            throw new DownloadFailedException(source.shown() + ": " + e.getMessage(), e);
        }
        return parts.content();
    }

    private void check(byte[] content, byte[] signed, Machine machine) throws IOException {
        try {
            Path keys = machine.put(KEY, keyring(planned == null ? machine.read(keyFile) : planned));
            Path signatureFile = machine.put(SIGNATURE, signed);
            Path listFile = machine.put(LIST, content);
            machine.command("gpgv", "--keyring", keys.toString(), signatureFile.toString(), listFile.toString())
                    .env("LC_ALL", "C.UTF-8")
                    .timeout(CHECK)
                    .run();
        } catch (CommandFailed e) {
            if (e.exitCode() < 0) {
                throw new DownloadFailedException(
                        "a signature is checked by gpgv, which does not run on " + machine.name() + " ("
                                + e.getMessage() + "): install the package gpgv",
                        e);
            }
            throw new DownloadFailedException(
                    "no key of '" + keyFile + "' has signed " + Address.shown(list) + " by " + Address.shown(signature)
                            + ": " + String.join("; ", e.stderr().lines().toList()),
                    e);
        } finally {
            machine.clear();
        }
    }

    /** The keys as gpgv reads them. */
    private static byte[] keyring(byte[] key) {
        Matcher armor = ARMOR.matcher(new String(key, StandardCharsets.ISO_8859_1));
        return armor.find() ? Base64.getMimeDecoder().decode(armor.group(1)) : key;
    }

    private ContentChecksum find(String content, String name) {
        for (String line : content.lines().toList()) {
            Matcher gnu = GNU.matcher(line);
            Matcher bsd = BSD.matcher(line);
            boolean isGnu = gnu.matches();
            if (isGnu || bsd.matches()) {
                String path = isGnu ? gnu.group(2) : bsd.group(1);
                if (path.substring(path.lastIndexOf('/') + 1).equals(name)) {
                    return ContentChecksum.ofLength(isGnu ? gnu.group(1) : bsd.group(2), Address.shown(list));
                }
            }
        }
        throw new DownloadFailedException(
                Address.shown(list) + " has no checksum of '" + name + "' by SHA-256, SHA-384 or SHA-512");
    }
}
