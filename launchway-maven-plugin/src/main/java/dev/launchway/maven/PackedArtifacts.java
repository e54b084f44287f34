package dev.launchway.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Artifacts in a plan jar: each file once, by its content, as it is; and for each name that components know it by, an index with
 * version, size and checksum. The same artifacts make the same bytes.
 */
final class PackedArtifacts {

    private static final String DIRECTORY = "META-INF/launchway/artifacts/";
    private static final String FORMAT = "launchway artifact 1";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, String> indexes = new TreeMap<>();

    /** Adds one, if it is what it should be. */
    void add(FoundArtifact found) throws IOException, ArtifactProblemException {
        Path file = found.file();
        checkSum(found);
        String sum = digest("SHA-256", file);
        files.put(DIRECTORY + sum, file);
        indexes.put(
                found.wanted().index(),
                String.join(
                        "\n",
                        FORMAT,
                        found.version(),
                        file.getFileName().toString(),
                        Long.toString(Files.size(file)),
                        sum,
                        ""));
    }

    private static void checkSum(FoundArtifact found) throws IOException, ArtifactProblemException {
        String expected = found.wanted().checksum();
        if (expected.isEmpty()) {
            return;
        }
        String algorithm = expected.substring(0, expected.indexOf(':'));
        String actual = algorithm + ":" + digest(algorithm.replace("sha", "SHA-"), found.file());
        if (!actual.equals(expected)) {
            throw new ArtifactProblemException(
                    found.wanted(),
                    "it has the checksum\n      " + actual + ", and should have\n      " + expected + " ("
                            + found.file() + ")",
                    "find out who changed it before the checksum of the component is changed");
        }
    }

    private static String digest(String algorithm, Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(algorithm))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no " + algorithm, e);
        }
    }

    /** Puts all of them into a plan jar, in place of those that are in it. */
    void writeTo(Path planJar) throws IOException {
        Path temporary = planJar.resolveSibling(planJar.getFileName() + ".part");
        try {
            try (ZipFile jar = ZipFile.builder().setPath(planJar).get();
                    ZipArchiveOutputStream to = new ZipArchiveOutputStream(temporary)) {
                long time = jar.getEntry(MANIFEST).getTime();
                jar.copyRawEntries(to, entry -> !isOurs(entry.getName()));
                for (Map.Entry<String, String> index : indexes.entrySet()) {
                    byte[] content = index.getValue().getBytes(StandardCharsets.UTF_8);
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    to.putArchiveEntry(entry(index.getKey(), content.length, sum.getValue(), time));
                    to.write(content);
                    to.closeArchiveEntry();
                }
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    to.putArchiveEntry(entry(file.getKey(), Files.size(file.getValue()), crc(file.getValue()), time));
                    Files.copy(file.getValue(), to);
                    to.closeArchiveEntry();
                }
            }
            Files.move(temporary, planJar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private boolean isOurs(String entry) {
        return entry.startsWith(DIRECTORY) || indexes.containsKey(entry);
    }

    private static ZipArchiveEntry entry(String name, long size, long crc, long time) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        entry.setTime(time);
        return entry;
    }

    private static long crc(Path file) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        }
    }
}
