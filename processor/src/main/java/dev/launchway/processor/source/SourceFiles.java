package dev.launchway.processor.source;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.tools.StandardLocation;

/** The files that are written; the compiler compiles them in its next round. */
public final class SourceFiles {

    /** What {@code @Generated} names: the processor. */
    public static final String GENERATOR = "dev.launchway.processor.LaunchwayProcessor";

    /** It refuses to write the source of a class that it finds, be it of an earlier compilation; the filer of the IDE does not. */
    private static final String ECLIPSE_BATCH = "org.eclipse.jdt.internal.compiler.apt.dispatch.BatchFilerImpl";

    /** It reads what an earlier compilation wrote where that is on the source path, as with Maven, be it half a file. */
    private static final String JAVAC = "com.sun.tools.javac.processing.JavacFiler";

    private final Filer filer;
    private final String kind;

    /** The directories of packages, where javac has them on disk and they were there when they were first looked at. */
    private final Map<StandardLocation, Map<String, Optional<Path>>> directories =
            new EnumMap<>(StandardLocation.class);

    /**
     * Writes for one compilation.
     *
     * @param filer the compiler's
     */
    public SourceFiles(Filer filer) {
        this.filer = filer;
        this.kind = filer.getClass().getName();
    }

    /**
     * The annotation of each generated type.
     *
     * @return without a date: the same sources give the same bytes
     */
    public static AnnotationSpec generated() {
        return AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                .addMember("value", "$S", GENERATOR)
                .build();
    }

    /**
     * Writes a file.
     *
     * @param packageName its package
     * @param type its only type, with the elements that it is made from
     * @throws IOException when it cannot be written
     */
    public void write(String packageName, TypeSpec type) throws IOException {
        forget(packageName, type.name());
        file(packageName, type).writeTo(filer);
    }

    /**
     * Writes a file that says always the same, unless its class is there already.
     *
     * @param packageName its package
     * @param type its only type, with the elements that it is made from
     * @throws IOException when it cannot be written
     */
    public void writeOnce(String packageName, TypeSpec type) throws IOException {
        Optional<Path> compiled = compiled(packageName, type.name());
        if (compiled.isPresent() && Files.exists(compiled.get())) {
            return;
        }
        try {
            file(packageName, type).writeTo(filer);
        } catch (FilerException e) {
            if (!kind.equals(ECLIPSE_BATCH)) {
                throw e;
            }
        }
    }

    private static JavaFile file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    /**
     * Takes away what an earlier compilation left of a file, before the compiler reads it, or warns of a class that it finds on its
     * class path.
     */
    private void forget(String packageName, String name) throws IOException {
        if (kind.equals(JAVAC)) {
            Optional<Path> source = directory(StandardLocation.SOURCE_OUTPUT, packageName)
                    .map(directory -> directory.resolve(name + ".java"));
            if (source.isPresent() && Files.exists(source.get())) {
                Files.writeString(source.get(), ""); // the compiler knows already that it exists
            }
        }
        Optional<Path> compiled = compiled(packageName, name);
        if (compiled.isPresent()) {
            Files.deleteIfExists(compiled.get());
        }
    }

    /**
     * The class of a file in the class output; empty where the compiler sees to itself. Eclipse's compiler tells of no file that
     * is not there, so it is asked for each one.
     */
    private Optional<Path> compiled(String packageName, String name) {
        return switch (kind) {
            case JAVAC ->
                directory(StandardLocation.CLASS_OUTPUT, packageName)
                        .map(directory -> directory.resolve(name + ".class"));
            case ECLIPSE_BATCH -> path(StandardLocation.CLASS_OUTPUT, packageName, name + ".class");
            default -> Optional.empty();
        };
    }

    /**
     * Deletes all sources that an earlier compilation wrote to a package, before the compiler looks into it.
     *
     * @param packageName a package of generated sources alone
     * @throws IOException when one cannot be deleted
     */
    public void forgetAll(String packageName) throws IOException {
        Optional<Path> directory =
                kind.equals(JAVAC) ? directory(StandardLocation.SOURCE_OUTPUT, packageName) : Optional.empty();
        if (directory.isPresent()) {
            try (DirectoryStream<Path> sources = Files.newDirectoryStream(directory.get(), "*.java")) {
                for (Path source : sources) {
                    Files.delete(source);
                }
            }
        }
    }

    private Optional<Path> directory(StandardLocation location, String packageName) {
        return directories.computeIfAbsent(location, any -> new HashMap<>()).computeIfAbsent(packageName, name -> path(
                        location, name, "any")
                .map(Path::getParent)
                .filter(Files::isDirectory));
    }

    /** A file of an output; empty where there is none, or where the compiler keeps its output elsewhere. */
    private Optional<Path> path(StandardLocation location, String packageName, String name) {
        try {
            URI file = filer.getResource(location, packageName, name).toUri();
            return "file".equals(file.getScheme())
                    ? Optional.of(file.isOpaque() ? Path.of(file.getSchemeSpecificPart()) : Path.of(file))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
