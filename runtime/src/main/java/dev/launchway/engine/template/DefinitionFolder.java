package dev.launchway.engine.template;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A folder of the class path: the directories and jars that have it, found once. */
final class DefinitionFolder {

    private final String folder;
    private final List<Place> places;

    private sealed interface Place {}

    private record InDirectory(Path directory) implements Place {}

    private record InJar(JarFile jar) implements Place {}

    private DefinitionFolder(String folder, List<Place> places) {
        this.folder = folder;
        this.places = places;
    }

    /**
     * Finds a folder.
     *
     * @param type a class: the jar that holds it is looked into even where it has no entries for its directories
     * @param folder its name, which ends with a slash; empty for the root
     */
    static DefinitionFolder of(Class<?> type, String folder) throws IOException {
        List<Place> places = new ArrayList<>();
        for (URL place : Collections.list(type.getClassLoader().getResources(folder))) {
            add(place, places);
        }
        URL ownClass = type.getClassLoader().getResource(type.getName().replace('.', '/') + ".class");
        if (ownClass != null && ownClass.getProtocol().equals("jar")) {
            add(ownClass, places);
        }
        return new DefinitionFolder(folder, places);
    }

    private static void add(URL url, List<Place> places) throws IOException {
        if (url.getProtocol().equals("file")) {
            places.add(new InDirectory(Path.of(URI.create(url.toString()))));
        } else if (url.openConnection() instanceof JarURLConnection connection) {
            JarFile jar = connection.getJarFile();
            for (Place place : places) {
                if (place instanceof InJar known && known.jar.equals(jar)) {
                    return;
                }
            }
            places.add(new InJar(jar));
        }
    }

    boolean has(String name) throws IOException {
        for (Place place : places) {
            boolean here = place instanceof InDirectory files
                    ? Files.isRegularFile(files.directory.resolve(name))
                    : entry(((InJar) place).jar, name) != null;
            if (here) {
                return true;
            }
        }
        return false;
    }

    /** The content of a file; {@code null} for none of that name. */
    byte[] read(String name) throws IOException {
        for (Place place : places) {
            if (place instanceof InDirectory files) {
                Path file = files.directory.resolve(name);
                if (Files.isRegularFile(file)) {
                    return Files.readAllBytes(file);
                }
            } else if (place instanceof InJar in) {
                ZipEntry entry = entry(in.jar, name);
                if (entry != null) {
                    try (InputStream content = in.jar.getInputStream(entry)) {
                        return content.readAllBytes();
                    }
                }
            }
        }
        return null;
    }

    private ZipEntry entry(JarFile jar, String name) {
        ZipEntry entry = jar.getEntry(folder + name);
        return entry == null || entry.isDirectory() ? null : entry;
    }
}
