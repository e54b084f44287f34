package dev.launchway.remote.bootstrap;

import dev.launchway.engine.template.DefinitionDirectory;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cuts files into layers: small ones into as many parts as they need, each large one by itself, so that a changed file sends little
 * else again. Hosts that need the same files get the same layers. What is only listed is in a part as an empty file of another name.
 */
final class FileLayers {

    /** From this size on, in bytes, a file is a layer of its own. */
    private static final int LARGE = 64 * 1024;

    /** About how much one part of the small files holds, in bytes. */
    private static final int PART = 256 * 1024;

    /** About what a file without content takes, in bytes. */
    private static final int NAME = 128;

    private static final int MOST_PARTS = 64;

    private static final String NO_CONTENT = Sha256.hex(new byte[0]);

    private FileLayers() {}

    /**
     * A layer.
     *
     * @param id its name
     * @param files what is in it, by name
     */
    record Part(LayerId id, List<DefinitionFile> files) {

        private static Part of(String name, Iterable<DefinitionFile> files) {
            MessageDigest digest = Sha256.digest();
            List<DefinitionFile> all = new ArrayList<>();
            for (DefinitionFile file : files) {
                digest.update((file.name() + "\0" + file.hash() + "\n").getBytes(StandardCharsets.UTF_8));
                all.add(file);
            }
            String hash = Sha256.hex(digest).substring(0, LayerId.HASH_LENGTH);
            return new Part(new LayerId(name, hash), List.copyOf(all));
        }
    }

    /** Chooses what a host needs, and cuts it. */
    static List<Part> of(List<DefinitionFile> all, HostNeeds needs) {
        List<DefinitionFile> chosen = new ArrayList<>();
        for (DefinitionFile file : all) {
            if (needs.files().contains(file.name())) {
                chosen.add(file);
            } else if (needs.listed().contains(file.name())) {
                chosen.add(new DefinitionFile(DefinitionDirectory.LISTED + file.name(), NO_CONTENT, 0));
            }
        }
        return of(chosen);
    }

    /** Cuts all files, of which no two have the same name. */
    static List<Part> of(List<DefinitionFile> files) {
        SortedMap<String, DefinitionFile> small = new TreeMap<>();
        SortedMap<String, DefinitionFile> large = new TreeMap<>();
        long size = 0;
        for (DefinitionFile file : files) {
            if (file.size() < LARGE) {
                small.put(file.name(), file);
                size += file.size() == 0 ? NAME : file.size();
            } else {
                large.put(file.name(), file);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (SortedMap<String, DefinitionFile> part : spread(small, size)) {
            parts.add(Part.of("files", part.values()));
        }
        large.forEach((name, file) -> parts.add(Part.of(name, List.of(file))));
        return parts;
    }

    /** A file stays in its part as long as the number of parts does, which is a power of two; no part is empty. */
    private static Iterable<SortedMap<String, DefinitionFile>> spread(
            SortedMap<String, DefinitionFile> small, long size) {
        int count = 1;
        while (count < MOST_PARTS && size / count > PART) {
            count *= 2;
        }
        Map<Integer, SortedMap<String, DefinitionFile>> parts = new TreeMap<>();
        for (DefinitionFile file : small.values()) {
            int spread = file.name().hashCode() * 0x9E3779B9; // neighbouring names go to different parts
            parts.computeIfAbsent(Integer.remainderUnsigned(spread >>> 16, count), number -> new TreeMap<>())
                    .put(file.name(), file);
        }
        return parts.values();
    }
}
