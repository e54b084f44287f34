package dev.launchway.engine.template;

import dev.launchway.api.MissingFileException;
import dev.launchway.template.TemplateWords;
import dev.launchway.text.DidYouMean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that lie beside a component class: the directory of its package on the class path, then those of its
 * superclasses' packages.
 *
 * <p>Names are relative, with {@code /} between their parts, and never lead out of the directory.
 */
public final class DefinitionDirectory {

    /** Below it, on a target, stand the names of files that a component lists and that did not come along. */
    public static final String LISTED = "META-INF/launchway/listed/";

    private final Class<?> type;
    private final ClassLoader loader;
    private final List<String> folders;
    private final AbsentFiles absent;
    private final FilesRead read;
    private final List<DefinitionFolder> places;
    private final Map<String, String> found;

    private DefinitionDirectory(
            Class<?> type,
            List<String> folders,
            AbsentFiles absent,
            FilesRead read,
            List<DefinitionFolder> places,
            Map<String, String> found) {
        this.type = type;
        this.loader = type.getClassLoader();
        this.folders = folders;
        this.absent = absent;
        this.read = read;
        this.places = places;
        this.found = found;
    }

    /**
     * The definition directory of a component.
     *
     * @param type the component's class
     * @return its directory, which may hold nothing
     */
    public static DefinitionDirectory of(Class<?> type) {
        return of(type, AbsentFiles.NONE);
    }

    /**
     * The definition directory of a component.
     *
     * @param type the component's class
     * @param absent knows of files that are not here
     * @return its directory, which may hold nothing
     */
    public static DefinitionDirectory of(Class<?> type, AbsentFiles absent) {
        List<String> folders = new ArrayList<>();
        for (Class<?> each = type; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
            String packageName = each.getPackageName();
            String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
            if (!folders.contains(folder)) {
                folders.add(folder);
            }
        }
        return new DefinitionDirectory(
                type, List.copyOf(folders), absent, new FilesRead(), new ArrayList<>(), new ConcurrentHashMap<>());
    }

    /**
     * The same directory.
     *
     * @param reader takes note of each file that is read, asked for or listed
     * @return the directory, as that reader sees it
     */
    public DefinitionDirectory readBy(FilesRead reader) {
        return new DefinitionDirectory(type, folders, absent, reader, places, found);
    }

    /**
     * Reads a file.
     *
     * @param name its name below the directory
     * @return its bytes
     * @throws MissingFileException when there is none of that name, with the nearest one
     */
    public byte[] read(String name) {
        return find(name).orElseThrow(() -> new MissingFileException(missing("file", name) + near(name, "; ")));
    }

    /**
     * Reads a file that need not be there.
     *
     * @param name its name below the directory
     * @return its bytes; empty when there is none of that name
     */
    public Optional<byte[]> find(String name) {
        String clean = checked(name);
        try {
            for (int i = 0; i < folders.size(); i++) {
                byte[] content = folder(i).read(clean);
                if (content != null) {
                    note(clean, folders.get(i) + clean);
                    return Optional.of(content);
                }
            }
            return absent.read(type, clean);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + name + "' of the definition directory", e);
        }
    }

    /**
     * Whether there is a file.
     *
     * @param name its name below the directory
     * @return whether {@link #read} finds it
     */
    public boolean has(String name) {
        String clean = checked(name);
        String known = found.get(clean);
        if (known != null) {
            read.use(known);
            return true;
        }
        try {
            for (int i = 0; i < folders.size(); i++) {
                if (folder(i).has(clean)) {
                    note(clean, folders.get(i) + clean);
                    return true;
                }
            }
            return !absent.equals(AbsentFiles.NONE) && (isListed(clean) || absent.has(type, clean));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for '" + name + "' in the definition directory", e);
        }
    }

    private void note(String name, String path) {
        found.put(name, path);
        read.use(path);
    }

    private boolean isListed(String name) {
        for (String folder : folders) {
            if (loader.getResource(LISTED + folder + name) != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lists the files below a directory, class files excepted.
     *
     * @param directory a name below this one; empty for all
     * @return names relative to {@code directory}, sorted
     */
    public List<String> list(String directory) {
        String clean = directory.isEmpty() || directory.equals(".") ? "" : checked(directory);
        String below = clean.isEmpty() ? "" : clean + "/";
        List<String> names = absent.list(type, clean, names(below));
        for (String name : names) {
            for (String folder : folders) {
                read.list(folder + below + name);
            }
        }
        return names;
    }

    private List<String> names(String below) {
        try {
            List<String> prefixes = new ArrayList<>();
            for (String folder : folders) {
                prefixes.add(folder + below);
                if (!absent.equals(AbsentFiles.NONE)) {
                    prefixes.add(LISTED + folder + below);
                }
            }
            return FileListing.of(loader, type, prefixes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list '" + below + "' of the definition directory", e);
        }
    }

    String path(String name) {
        return folders.get(0) + name;
    }

    String missing(String kind, String name) {
        return TemplateWords.missing(kind, name, folders.get(0));
    }

    /** The file that a name was meant to be, as a question; empty where none is near. */
    String near(String name, String prefix) {
        return DidYouMean.question(name, names(""))
                .map(question -> prefix + question)
                .orElse("");
    }

    private DefinitionFolder folder(int index) throws IOException {
        synchronized (places) {
            while (places.size() <= index) {
                places.add(DefinitionFolder.of(type, folders.get(places.size())));
            }
            return places.get(index);
        }
    }

    private static String checked(String name) {
        Objects.requireNonNull(name, "the name of a file of the definition directory");
        String clean = name.startsWith("./") ? name.substring(2) : name;
        if (clean.endsWith("/")) {
            clean = clean.substring(0, clean.length() - 1);
        }
        boolean inside = !clean.isEmpty() && !clean.startsWith("/") && !clean.contains("//");
        String framed = "/" + clean + "/";
        if (!inside || framed.contains("/../") || framed.contains("/./") || clean.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(TemplateWords.outside(name));
        }
        return clean;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DefinitionDirectory that
                && Objects.equals(loader, that.loader)
                && folders.equals(that.folders);
    }

    @Override
    public int hashCode() {
        return folders.hashCode();
    }
}
