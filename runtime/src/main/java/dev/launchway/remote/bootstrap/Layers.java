package dev.launchway.remote.bootstrap;

import dev.launchway.text.GeneratedCode;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What this program is made of, entry by entry: Launchway's own classes, libraries that some hosts need, the service's with the files that belong to no definition
 * directory, and the files of definition directories.
 *
 * <p>A file belongs to a definition directory when the nearest folder above it that has classes is the package of a component.
 */
final class Layers {

    private static final String DEFINITION = GeneratedCode.definition("") + ".class";

    private final TreeMap<String, LayerEntry> framework = new TreeMap<>();
    private final Map<ThirdParty, TreeMap<String, LayerEntry>> libraries = new EnumMap<>(ThirdParty.class);
    private final LibraryUses uses = new LibraryUses();
    private final TreeMap<String, LayerEntry> classes = new TreeMap<>();
    private final TreeMap<String, LayerEntry> files = new TreeMap<>();
    private final Map<String, DefinitionFile> described = new HashMap<>();
    private final Map<String, Boolean> packages = new HashMap<>();

    private Layers() {
        packages.put(LayerContents.ARTIFACTS, true);
    }

    /**
     * Reads a class path.
     *
     * @param classPath jars and directories; of two files of one name the first counts, as it does for Java
     * @throws IOException when a file cannot be read
     */
    static Layers of(List<Path> classPath) throws IOException {
        Layers layers = new Layers();
        for (Path path : classPath) {
            read(path, layers::add);
        }
        return layers;
    }

    private void add(String name, byte[] content, LayerEntry.Source source) {
        LayerEntry entry = new LayerEntry(name, Sha256.hex(content), source);
        Optional<ThirdParty> library = ThirdParty.of(name);
        if (name.endsWith(".class")) {
            uses.add(name, content);
        }
        if (library.isPresent()) {
            libraries.computeIfAbsent(library.get(), key -> new TreeMap<>()).putIfAbsent(name, entry);
        } else if (LayerContents.isFramework(name)) {
            framework.putIfAbsent(name, entry);
        } else if (name.endsWith(".class")) {
            classes.putIfAbsent(name, entry);
            packages.merge(folder(name), name.endsWith(DEFINITION), Boolean::logicalOr);
        } else if (files.putIfAbsent(name, entry) == null) {
            described.put(name, new DefinitionFile(name, entry.hash(), content.length));
        }
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private boolean isOfComponent(String name) {
        String folder = folder(name);
        while (!packages.containsKey(folder)) {
            if (folder.isEmpty()) {
                return false;
            }
            folder = folder(folder.substring(0, folder.length() - 1));
        }
        return packages.get(folder);
    }

    /** What to remember. */
    Program program() {
        List<LayerId> common = new ArrayList<>();
        for (Layer layer : common()) {
            common.add(layer.id());
        }
        List<LibraryLayer> some = new ArrayList<>();
        libraries.forEach((library, entries) -> {
            Set<String> users = uses.by(library);
            if (!uses.byAll(library) && !users.isEmpty()) {
                some.add(new LibraryLayer(layer(library.layer(), entries).id(), users));
            }
        });
        return new Program(common, some, described(true));
    }

    /**
     * The framework first, then the libraries that all hosts need, the classes of the service, its files that are of no definition
     * directory; no empty one.
     */
    List<Layer> common() {
        List<Layer> layers = new ArrayList<>();
        add(layers, "framework", framework);
        libraries.forEach((library, entries) -> {
            if (uses.byAll(library)) {
                add(layers, library.layer(), entries);
            }
        });
        add(layers, "service", classes);
        for (FileLayers.Part part : FileLayers.of(described(false))) {
            layers.add(layer(part));
        }
        return layers;
    }

    /** The libraries that some hosts need. */
    List<Layer> libraries() {
        List<Layer> layers = new ArrayList<>();
        libraries.forEach((library, entries) -> {
            if (!uses.byAll(library)) {
                add(layers, library.layer(), entries);
            }
        });
        return layers;
    }

    private List<DefinitionFile> described(boolean ofComponents) {
        List<DefinitionFile> chosen = new ArrayList<>();
        for (String name : files.keySet()) {
            if (isOfComponent(name) == ofComponents) {
                chosen.add(described.get(name));
            }
        }
        return chosen;
    }

    /** A part with what is in it; files that this program does not have are names alone. */
    Layer layer(FileLayers.Part part) {
        List<LayerEntry> entries = new ArrayList<>();
        for (DefinitionFile file : part.files()) {
            LayerEntry entry = files.get(file.name());
            entries.add(
                    entry != null && entry.hash().equals(file.hash())
                            ? entry
                            : new LayerEntry(file.name(), file.hash(), () -> new byte[0]));
        }
        return new Layer(part.id().name(), part.id().hash(), List.copyOf(entries));
    }

    private interface Found {
        void file(String name, byte[] content, LayerEntry.Source source);
    }

    private static void add(List<Layer> layers, String name, SortedMap<String, LayerEntry> entries) {
        if (!entries.isEmpty()) {
            layers.add(layer(name, entries));
        }
    }

    private static Layer layer(String name, SortedMap<String, LayerEntry> entries) {
        MessageDigest digest = Sha256.digest();
        for (LayerEntry entry : entries.values()) {
            digest.update((entry.name() + "\0" + entry.hash() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String hash = Sha256.hex(digest).substring(0, LayerId.HASH_LENGTH);
        return new Layer(name, hash, List.copyOf(entries.values()));
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
