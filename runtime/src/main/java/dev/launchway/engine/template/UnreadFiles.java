package dev.launchway.engine.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds files of definition directories that no component has read. */
public final class UnreadFiles {

    private final FilesRead read;
    private final Set<String> deployed = new HashSet<>();
    private final Map<String, Class<?>> byPackage = new TreeMap<>();

    /**
     * Prepares a search.
     *
     * @param read what components have read
     * @param deployed the classes of all components that were configured
     */
    public UnreadFiles(FilesRead read, Collection<Class<?>> deployed) {
        this.read = read;
        for (Class<?> type : deployed) {
            for (Class<?> each = type; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
                this.deployed.add(each.getName());
                byPackage.putIfAbsent(each.getPackageName(), each);
            }
        }
    }

    /**
     * Searches the packages of a service. Those with a component that no environment deploys are left out: a file may be its.
     *
     * @param own the binary names of the service's components
     * @return the files, from the root of the class path on, sorted
     */
    public List<String> of(Collection<String> own) {
        Map<String, Boolean> packages = new TreeMap<>();
        for (String component : own) {
            int dot = component.lastIndexOf('.');
            packages.merge(component.substring(0, Math.max(dot, 0)), deployed.contains(component), Boolean::logicalAnd);
        }
        List<String> unread = new ArrayList<>();
        packages.forEach((name, judged) -> {
            if (judged && byPackage.containsKey(name)) {
                unread.addAll(unread(byPackage.get(name)));
            }
        });
        unread.removeIf(this::isQuoted);
        return unread;
    }

    private List<String> unread(Class<?> type) {
        String folder = type.getPackageName().replace('.', '/') + "/";
        List<String> names;
        try {
            names = FileListing.ofAll(type, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the definition directory " + folder, e);
        }
        Set<String> packages = new TreeSet<>();
        for (String name : names) {
            int slash = name.lastIndexOf('/');
            if (name.endsWith(".class") && slash >= 0) {
                packages.add(name.substring(0, slash + 1));
            }
        }
        List<String> unread = new ArrayList<>();
        for (String name : names) {
            boolean other = name.endsWith(".class")
                    || name.endsWith(".java")
                    || name.substring(name.lastIndexOf('/') + 1).startsWith(".")
                    || packages.stream().anyMatch(name::startsWith);
            if (!other && !read.contains(folder + name)) {
                unread.add(folder + name);
            }
        }
        return unread;
    }

    /** Whether a template names a file in a branch that was not taken. */
    private boolean isQuoted(String path) {
        for (Map.Entry<String, Class<?>> entry : byPackage.entrySet()) {
            String folder = entry.getKey().replace('.', '/') + "/";
            if (path.startsWith(folder)) {
                String name = path.substring(folder.length());
                for (String other : read.used()) {
                    if (other.startsWith(folder)
                            && quotes(other, name, entry.getValue().getClassLoader())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean quotes(String path, String name, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.contains("\"" + name + "\"") || text.contains("'" + name + "'");
        } catch (IOException e) {
            return false;
        }
    }
}
