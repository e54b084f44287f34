package dev.launchway.testing;

import dev.launchway.testing.run.TemporaryDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * Archives of the classes of agents, one for each framework that tests have sent to hosts, by the name of its layer. All hosts see
 * them, and their Java takes them also for the first agent of a target directory: most agents of tests are that. They are kept with
 * what else the build has made, for all of its processes.
 */
final class AgentClasses {

    private static final String TRAINING = "dev.launchway.agent.TrainingRun";
    private static final String JAR = ".jar";
    private static final Duration OLD = Duration.ofHours(2);

    /** Jars that were looked at: a run adds few to them. */
    private static final Set<Path> KNOWN = new HashSet<>();

    private AgentClasses() {}

    /** Where they are; another Java has others. */
    static Path directory() throws IOException {
        return Files.createDirectories(
                Path.of("target/agents", System.getProperty("java.vm.version")).toAbsolutePath());
    }

    /**
     * Makes what is missing, unless another process is at it.
     *
     * @param layers where controllers keep what they send
     */
    static synchronized void makeFor(Path layers) throws IOException, InterruptedException {
        if (!Files.isDirectory(layers)) {
            return;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(layers, "*" + JAR)) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                Path archive = directory().resolve(name.substring(0, name.length() - JAR.length()) + ".jsa");
                if (KNOWN.add(jar) && !Files.exists(archive) && isFramework(jar)) {
                    make(archive, jar);
                }
            }
        }
    }

    private static boolean isFramework(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(TRAINING.replace('.', '/') + ".class") != null;
        }
    }

    private static void make(Path archive, Path jar) throws IOException, InterruptedException {
        Path mark = archive.resolveSibling(archive.getFileName() + ".lock");
        try (FileChannel making = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = making.tryLock()) {
            if (lock != null && !Files.exists(archive)) {
                Path target = TemporaryDirectory.create("training");
                Path part = archive.resolveSibling(archive.getFileName() + ".part");
                if (train(target, jar, part)) {
                    tidyUp();
                    Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    /** Those of frameworks as they were before their sources changed. */
    private static void tidyUp() throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(directory(), "*.jsa")) {
            for (Path one : archives) {
                if (Files.getLastModifiedTime(one)
                        .toInstant()
                        .isBefore(Instant.now().minus(OLD))) {
                    Files.deleteIfExists(one);
                }
            }
        }
    }

    /** As on a host, where a jar has any time: Java looks for that of which an archive knows one alone. */
    private static boolean train(Path target, Path jar, Path archive) throws IOException, InterruptedException {
        Path layer = Path.of(".launchway", "layers", jar.getFileName().toString());
        Files.createDirectories(target.resolve(layer).getParent());
        Files.copy(jar, target.resolve(layer));
        Files.setLastModifiedTime(target.resolve(layer), FileTime.fromMillis(0));
        Path work = Files.createDirectory(target.resolve("training"));
        List<String> command = new ArrayList<>(List.of(
                ControllerClasses.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-cp",
                layer.toString(),
                TRAINING,
                work.toString()));
        Process training = new ProcessBuilder(command)
                .directory(target.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return training.waitFor() == 0 && Files.exists(archive);
    }
}
