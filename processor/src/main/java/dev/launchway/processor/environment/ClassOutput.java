package dev.launchway.processor.environment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Where a compilation writes its classes. */
public final class ClassOutput {

    private static final String PROBE = "environments";

    private final Filer filer;
    private Optional<Path> directory;

    /**
     * The class output of a compilation.
     *
     * @param filer the compiler's
     */
    public ClassOutput(Filer filer) {
        this.filer = filer;
    }

    /**
     * The directory.
     *
     * @return empty where the compiler keeps its classes in memory, or does not tell
     */
    public Optional<Path> directory() {
        if (directory == null) {
            directory = find();
        }
        return directory;
    }

    /**
     * Whether an earlier compilation of the same project left a class: then it is none of a library.
     *
     * @param binaryName the name of a class
     * @return whether its class file is there
     */
    public boolean holds(String binaryName) {
        if (directory().isPresent()) {
            return Files.isRegularFile(directory().get().resolve(binaryName.replace('.', '/') + ".class"));
        }
        int dot = binaryName.lastIndexOf('.');
        String file = binaryName.substring(dot + 1) + ".class";
        try {
            filer.getResource(StandardLocation.CLASS_OUTPUT, dot < 0 ? "" : binaryName.substring(0, dot), file)
                    .openInputStream()
                    .close();
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Compilers in editors refuse what others answer, each with exceptions of its own. */
    private Optional<Path> find() {
        try {
            return directoryOf(filer.getResource(StandardLocation.CLASS_OUTPUT, "", PROBE));
        } catch (IOException | RuntimeException e) {
            return findWithoutFile();
        }
    }

    /** The Eclipse compiler knows no file that is not there; one that would be written, and is not, it knows. */
    private Optional<Path> findWithoutFile() {
        try {
            return directoryOf(filer.createResource(StandardLocation.CLASS_OUTPUT, "", "launchway." + PROBE));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> directoryOf(FileObject file) {
        URI uri = file.toUri();
        if (!"file".equals(uri.getScheme())) {
            return Optional.empty();
        }
        Path path = uri.isOpaque() ? Path.of(uri.getSchemeSpecificPart()) : Path.of(uri);
        return Optional.of(path.toAbsolutePath().normalize().getParent());
    }
}
