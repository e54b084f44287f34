package dev.launchway.cli.observed;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The class files of a service and of its libraries; neither those of the JDK nor those of Launchway. */
final class ServiceClasses {

    private static final List<String> OTHERS = List.of("[", "java/", "javax/", "jdk/", "sun/", "dev/launchway/");

    private final ClassLoader loader;
    private final Map<String, Optional<ClassFile>> known = new HashMap<>();

    ServiceClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /** The class of a name with slashes; empty where it is of others, or cannot be read. */
    Optional<ClassFile> find(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private Optional<ClassFile> read(String name) {
        if (name.isEmpty() || OTHERS.stream().anyMatch(name::startsWith)) {
            return Optional.empty();
        }
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.read(in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
