package dev.launchway.engine.template;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Lists the files of directories and jars on the class path. A jar need not have entries for its directories: the jar that holds
 * the class itself is looked into in any case.
 */
final class FileListing {

    private FileListing() {}

    static List<String> of(ClassLoader loader, Class<?> type, List<String> prefixes) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String prefix : prefixes) {
            Enumeration<URL> places = loader.getResources(prefix);
            while (places.hasMoreElements()) {
                collect(places.nextElement(), prefix, found);
            }
        }
        URL ownClass = loader.getResource(type.getName().replace('.', '/') + ".class");
        if (ownClass != null && ownClass.getProtocol().equals("jar")) {
            for (String prefix : prefixes) {
                collect(ownClass, prefix, found);
            }
        }
        found.removeIf(name -> name.endsWith(".class"));
        return new ArrayList<>(found);
    }

    /** All that lies in the folder of a class, class files and the folders of sub-packages included. */
    static List<String> ofAll(Class<?> type, String folder) throws IOException {
        Set<String> found = new TreeSet<>();
        Enumeration<URL> places = type.getClassLoader().getResources(folder);
        while (places.hasMoreElements()) {
            collect(places.nextElement(), folder, found);
        }
        URL ownClass = type.getClassLoader().getResource(type.getName().replace('.', '/') + ".class");
        if (ownClass != null && ownClass.getProtocol().equals("jar")) {
            collect(ownClass, folder, found);
        }
        return new ArrayList<>(found);
    }

    private static void collect(URL place, String prefix, Set<String> found) throws IOException {
        if (place.getProtocol().equals("file")) {
            collectFiles(Path.of(URI.create(place.toString())), found);
        } else if (place.openConnection() instanceof JarURLConnection connection) {
            collectEntries(connection.getJarFile(), prefix, found);
        }
    }

    private static void collectFiles(Path directory, Set<String> found) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            Iterator<Path> each = files.iterator();
            while (each.hasNext()) {
                Path file = each.next();
                if (Files.isRegularFile(file)) {
                    found.add(directory.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
    }

    private static void collectEntries(JarFile jar, String prefix, Set<String> found) {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                found.add(entry.getName().substring(prefix.length()));
            }
        }
    }
}
