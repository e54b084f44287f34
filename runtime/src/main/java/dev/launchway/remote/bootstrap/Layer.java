package dev.launchway.remote.bootstrap;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A part of a plan jar that travels as one jar.
 *
 * @param name what it holds, for people: {@code framework}, {@code service}, {@code files}, {@code archives}, or the name of a large file
 * @param hash of the names and contents of its entries, in hex
 * @param entries what it holds, sorted by name
 */
record Layer(String name, String hash, List<LayerEntry> entries) {

    /** The earliest moment that a zip file can tell; the same bytes for the same entries need a fixed one. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final byte[] NOTHING = {};

    LayerId id() {
        return new LayerId(name, hash);
    }

    /** Writes it as a jar: the same entries give the same bytes. Directories have entries too, by which they are found. */
    void write(OutputStream to) throws IOException {
        Set<String> directories = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            for (LayerEntry entry : entries) {
                for (int slash = entry.name().indexOf('/');
                        slash > 0;
                        slash = entry.name().indexOf('/', slash + 1)) {
                    String directory = entry.name().substring(0, slash + 1);
                    if (directories.add(directory)) {
                        write(zip, directory, NOTHING);
                    }
                }
                write(zip, entry.name(), entry.content());
            }
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry header = new ZipEntry(name);
        header.setTimeLocal(EPOCH);
        zip.putNextEntry(header);
        zip.write(content);
        zip.closeEntry();
    }
}
