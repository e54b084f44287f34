package dev.launchway.remote.bootstrap;

import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Splits what this program is made of into layers: Launchway's own classes, the service's, its files in as many parts as they need,
 * and each large file by itself, so that a changed template sends little else again.
 */
final class Layers {

    /** From this size on, in bytes, a file of the service is a layer of its own. */
    private static final int LARGE = 64 * 1024;

    /** About how much one part of the small files holds, in bytes. */
    private static final int PART = 256 * 1024;

    private static final int MOST_PARTS = 64;

    static final int HASH_LENGTH = 32;

    private Layers() {}

    /**
     * Reads a class path.
     *
     * @param classPath jars and directories; of two files of one name the first counts, as it does for Java
     * @return the framework first, then the classes of the service, its files, and large files; no empty one
     * @throws IOException when a file cannot be read
     */
    static List<Layer> of(List<Path> classPath) throws IOException {
        TreeMap<String, LayerEntry> framework = new TreeMap<>();
        TreeMap<String, LayerEntry> service = new TreeMap<>();
        TreeMap<String, LayerEntry> small = new TreeMap<>();
        TreeMap<String, LayerEntry> large = new TreeMap<>();
        long[] sizeOfSmall = new long[1];
        for (Path path : classPath) {
            read(path, (name, content, source) -> {
                LayerEntry entry = new LayerEntry(name, Sha256.hex(content), source);
                if (LayerContents.isFramework(name)) {
                    framework.putIfAbsent(name, entry);
                } else if (name.endsWith(".class")) {
                    service.putIfAbsent(name, entry);
                } else if (!small.containsKey(name) && !large.containsKey(name)) {
                    (content.length < LARGE ? small : large).put(name, entry);
                    sizeOfSmall[0] += content.length < LARGE ? content.length : 0;
                }
            });
        }
        List<Layer> layers = new ArrayList<>();
        add(layers, "framework", framework);
        add(layers, "service", service);
        for (SortedMap<String, LayerEntry> part : parts(small, sizeOfSmall[0])) {
            add(layers, "files", part);
        }
        for (Map.Entry<String, LayerEntry> one : large.entrySet()) {
            add(layers, one.getKey(), new TreeMap<>(Map.of(one.getKey(), one.getValue())));
        }
        return List.copyOf(layers);
    }

    /** A file stays in its part as long as the number of parts does, which is a power of two. */
    private static List<SortedMap<String, LayerEntry>> parts(SortedMap<String, LayerEntry> small, long size) {
        int count = 1;
        while (count < MOST_PARTS && size / count > PART) {
            count *= 2;
        }
        List<SortedMap<String, LayerEntry>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new TreeMap<>());
        }
        small.forEach((name, entry) -> {
            int spread = name.hashCode() * 0x9E3779B9; // neighbouring names go to different parts
            parts.get(Integer.remainderUnsigned(spread >>> 16, parts.size())).put(name, entry);
        });
        return parts;
    }

    private interface Found {
        void file(String name, byte[] content, LayerEntry.Source source);
    }

    private static void add(List<Layer> layers, String name, SortedMap<String, LayerEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        MessageDigest digest = Sha256.digest();
        for (LayerEntry entry : entries.values()) {
            digest.update((entry.name() + "\0" + entry.hash() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String hash = Sha256.hex(digest).substring(0, HASH_LENGTH);
        layers.add(new Layer(name, hash, List.copyOf(entries.values())));
    }

    private static void read(Path path, Found found) throws IOException {
        if (Files.isDirectory(path)) {
            readDirectory(path, found);
        } else if (Files.isRegularFile(path)) {
            readJar(path, found);
        }
    }

    private static void readDirectory(Path directory, Found found) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (LayerContents.travels(name)) {
                    found.file(name, Files.readAllBytes(file), () -> Files.readAllBytes(file));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void readJar(Path jar, Found found) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (LayerContents.travels(entry.getName())) {
                    found.file(entry.getName(), content(zip, entry), () -> reread(jar, entry.getName()));
                }
            }
        }
    }

    private static byte[] reread(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(jar + " changed while it was being sent");
            }
            return content(zip, entry);
        }
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
