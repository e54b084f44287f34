package dev.launchway.processor.template;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * The files of definition directories that lie on the class path: those of libraries, and of modules that were compiled before. A
 * compiler that hands processors no file of the class path, as that of an editor may, has none.
 */
final class ClassPathFiles {

    private final Filer filer;
    private final Map<String, Optional<byte[]>> known = new HashMap<>();

    ClassPathFiles(Filer filer) {
        this.filer = filer;
    }

    /**
     * A file.
     *
     * @param folder the directory of a package, which ends with {@code /}; that of the unnamed package is empty
     * @param name a name below it
     * @return its bytes, not copied; empty where there is none
     */
    Optional<byte[]> find(String folder, String name) {
        return known.computeIfAbsent(folder + name, path -> read(folder, name));
    }

    private Optional<byte[]> read(String folder, String name) {
        String packageName =
                folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1).replace('/', '.');
        try (InputStream content = filer.getResource(StandardLocation.CLASS_PATH, packageName, name)
                .openInputStream()) {
            return Optional.of(content.readAllBytes());
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // each compiler refuses with exceptions of its own; a directory is none either
        }
    }
}
