package dev.launchway.testing;

import dev.launchway.testing.run.TemporaryDirectory;
import dev.launchway.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What all controllers of these tests have in common: jars, as they are in a plan jar, and an archive of their classes, which the
 * Java of the tests reads in a third of the time. The first controller that reaches its hosts tells which classes these are.
 */
final class ControllerClasses {

    private static final long NONE = -1;
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static ControllerClasses common;

    private final Path directory = TemporaryDirectory.create("controller");
    private final Path list = directory.resolve("classes");
    private final Path archive = directory.resolve("archive.jsa");
    private final AtomicBoolean told = new AtomicBoolean();
    private final List<Path> jars;
    private volatile boolean archived;
    private volatile long telling = NONE;

    private ControllerClasses(List<Path> classPath) throws IOException {
        this.jars = new ArrayList<>();
        for (Path entry : classPath) {
            jars.add(
                    Files.isDirectory(entry)
                            ? Files.write(directory.resolve(jars.size() + ".jar"), pack(entry))
                            : entry);
        }
    }

    /** Those of this process. */
    static synchronized ControllerClasses common() throws IOException {
        if (common == null) {
            common = new ControllerClasses(RemoteService.classPath());
        }
        return common;
    }

    /** The one that runs the tests. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Classes in a jar that has entries for directories, as those of Maven do; the same bytes for the same files. */
    static byte[] pack(Path classes) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(classes);
                ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path file :
                    files.filter(file -> !file.equals(classes)).sorted().toList()) {
                boolean isDirectory = Files.isDirectory(file);
                ZipEntry entry = new ZipEntry(classes.relativize(file) + (isDirectory ? "/" : ""));
                entry.setTimeLocal(WRITTEN);
                zip.putNextEntry(entry);
                if (!isDirectory) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
        return jar.toByteArray();
    }

    /**
     * The class path of a service, whose classes are taken as they are now; what is common comes first, as the archive wants it.
     * They are in a jar, as a plan's are: of a jar that stays the same a controller remembers the layers.
     */
    String classPath(Path service) throws IOException {
        byte[] now = pack(service);
        Path jar = directory.resolve("plan-" + Sha256.hex(now) + ".jar");
        if (!Files.exists(jar)) {
            Path part = Files.createTempFile(directory, "plan", "");
            Files.write(part, now);
            Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return paths() + File.pathSeparator + jar;
    }

    String paths() {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }

    /** What a controller is started with; nothing where another Java starts it. */
    List<String> options(Path java, List<String> arguments) {
        if (!java.equals(java())) {
            return List.of();
        }
        if (archived) {
            return List.of("-XX:SharedArchiveFile=" + archive);
        }
        return arguments.contains("remote") && told.compareAndSet(false, true)
                ? List.of("-XX:DumpLoadedClassList=" + list)
                : List.of();
    }

    /** Takes note of which process was given the options. */
    void started(Process controller, List<String> options) {
        if (options.stream().anyMatch(option -> option.startsWith("-XX:DumpLoadedClassList="))) {
            telling = controller.pid();
        }
    }

    /** Makes the archive when a controller that was to tell the classes has ended well; after another end another one tells them. */
    void ended(Process controller) throws IOException, InterruptedException {
        if (controller.pid() != telling) {
            return;
        }
        telling = NONE;
        archived = controller.exitValue() == 0 && dump();
        told.set(archived);
    }

    private boolean dump() throws IOException, InterruptedException {
        Process dumping = new ProcessBuilder(
                        java().toString(),
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive,
                        "-cp",
                        paths())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return dumping.waitFor() == 0;
    }
}
