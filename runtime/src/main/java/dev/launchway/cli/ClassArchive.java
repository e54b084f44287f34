package dev.launchway.cli;

import dev.launchway.engine.system.DetachedScript;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An archive of the classes that {@code remote} loads from one plan jar, as Java maps them into memory (JEP 310): a run with it takes
 * half the processor time, the start of a second virtual machine included. Only an option of the command line names such an archive,
 * and so a run that has one is this program once more, see {@link Relaunch}.
 *
 * <p>The first run of a plan jar that ends well leaves a mark, the second one writes down which classes it loads and has them archived
 * after its end, and all others have the archive: a plan jar that is run once, as by who is developing it or by a build server, costs
 * nothing. Archives lie in the user's caches, and are used where nobody else can write. Another plan jar, or another Java, has another
 * archive; Java compares both with the archive once more.
 */
final class ClassArchive {

    /** What is not to be done. */
    static final ClassArchive NONE = new ClassArchive(null, "", List.of(), false);

    /** From then on a plan jar may well be gone; where it is not, its archive is made anew. */
    private static final Duration OLD = Duration.ofDays(7);

    /** A virtual machine that writes an archive has ended long before. */
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private static final String REMOTE = "remote";

    /**
     * A short run gains nothing by compiling what is called some hundred times; a long one still gets there. AES-GCM is called
     * once for 32 KiB, and uses what the processor has for it only where it is compiled for long: it is after 32 MiB. Java says
     * nothing of an archive that does not fit, and does without.
     */
    private static final List<String> OPTIONS = List.of(
            "-XX:CompileThresholdScaling=5",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.G*::*,0.04",
            "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.CounterMode::*,0.04",
            "-Xlog:cds*=off");

    /** Variables of which Java takes options that go before all others, and says so on standard error each time. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Path directory;
    private final String name;
    private final List<String> options;
    private final boolean writesClasses;

    private ClassArchive(Path directory, String name, List<String> options, boolean writesClasses) {
        this.directory = directory;
        this.name = name;
        this.options = options;
        this.writesClasses = writesClasses;
    }

    /**
     * What there is for a command.
     *
     * @param command the command line after the plan jar
     * @param variables those of the environment
     * @return {@link #NONE} for a command without one, and where Java was started with options that this one might not go with
     */
    static ClassArchive of(List<String> command, Map<String, String> variables) {
        if (command.indexOf(REMOTE) != 0 || !Relaunch.isPossible() || !isPlain(variables)) {
            return NONE;
        }
        Path caches = CacheDirectory.lasting(variables, System.getProperty("user.home"));
        if (caches == null) {
            return NONE;
        }
        Path directory = caches.resolve("classes");
        try {
            String name = name(jar());
            Path file = directory.resolve(name);
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(file.toString())
                    || file.toString().contains(File.pathSeparator)
                    || !OwnDirectory.is(directory)
                    || !Files.exists(with(file, ".seen"))) {
                return new ClassArchive(directory, name, List.of(), false);
            }
            if (Files.exists(with(file, ".jsa"))) {
                return new ClassArchive(directory, name, options("-XX:SharedArchiveFile=" + with(file, ".jsa")), false);
            }
            boolean writes = begin(with(file, ".making"));
            List<String> options = writes ? options("-XX:DumpLoadedClassList=" + with(file, ".classes")) : List.of();
            return new ClassArchive(directory, name, options, writes);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return NONE; // there is no such file system, or nobody may write there
        }
    }

    /** The options of the virtual machine; none where this one will do. */
    List<String> options() {
        return options;
    }

    /**
     * Takes note of the end of a run, and sees to it that a later one has an archive.
     *
     * @param code its exit code
     */
    void ended(int code) {
        if (directory == null) {
            return;
        }
        Path file = directory.resolve(name);
        try {
            if (writesClasses) {
                finish(file, code);
            } else if (options.isEmpty() && code == ExitCode.DONE && !Files.exists(with(file, ".seen"))) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                tidyUp();
                Files.createFile(with(file, ".seen"));
            }
        } catch (IOException | UnsupportedOperationException e) {
            return; // a later run tries it again, or does without
        }
    }

    private static void finish(Path file, int code) throws IOException {
        if (code == ExitCode.DONE && Files.exists(with(file, ".classes"))) {
            make(file);
        } else {
            Files.deleteIfExists(with(file, ".classes"));
            Files.deleteIfExists(with(file, ".making"));
        }
    }

    private static void make(Path file) throws IOException {
        DetachedScript.start(
                ClassArchive.class,
                "make-archive.sh",
                file.getParent(),
                List.of(file.toString(), Relaunch.java().toString(), jar().toString()));
    }

    /** Whether nobody else is making it. */
    private static boolean begin(Path making) throws IOException {
        try {
            Files.createFile(making);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (isYoung(making, GIVEN_UP)) {
                return false;
            }
            Files.setLastModifiedTime(making, FileTime.from(Instant.now()));
            return true;
        }
    }

    private void tidyUp() throws IOException {
        String sameJar = name.substring(0, name.indexOf('-') + 1);
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (file.getFileName().toString().startsWith(sameJar) || !isYoung(file, OLD)) {
                    old.add(file);
                }
            }
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isYoung(Path file, Duration age) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(age));
    }

    private static Path jar() {
        return Path.of(System.getProperty("java.class.path")).toAbsolutePath();
    }

    /** Tells the state of one plan jar with one Java from every other: the jar's path, inode, size and times, then the Java. */
    private static String name(Path jar) throws IOException {
        Map<String, Object> file = Files.readAttributes(jar, "unix:ino,size,lastModifiedTime,ctime,isRegularFile");
        if (!Boolean.TRUE.equals(file.get("isRegularFile"))) {
            throw new IOException(jar + " is no file");
        }
        String java = System.getProperty("java.vm.version") + "\n" + System.getProperty("java.home");
        return Integer.toHexString(jar.toString().hashCode()) + "-" + file.get("ino") + "-" + file.get("size") + "-"
                + ((FileTime) file.get("lastModifiedTime")).toMillis() + "-" + ((FileTime) file.get("ctime")).toMillis()
                + "-" + Integer.toHexString(java.hashCode());
    }

    private static Path with(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static List<String> options(String archive) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add(archive);
        return options;
    }

    /** Whether Java was started with a plan jar, and with nothing else than system properties and sizes of memory. */
    private static boolean isPlain(Map<String, String> variables) {
        for (String variable : OPTION_VARIABLES) {
            if (variables.containsKey(variable)) {
                return false;
            }
        }
        try {
            List<byte[]> arguments = Relaunch.arguments();
            if (arguments == null) {
                return false;
            }
            for (byte[] argument : arguments) {
                String option = Relaunch.latin(argument);
                if (option.equals("-jar")) {
                    return true;
                }
                if (!option.startsWith("-D") && !option.startsWith("-Xmx") && !option.startsWith("-Xms")) {
                    return false;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Becomes a process that has the archive, or that writes down what it loads; returns where there is nothing to gain, and where it
     * cannot be started.
     */
    void become() {
        if (options.isEmpty()) {
            return;
        }
        try {
            List<String> command = new ArrayList<>(List.of(Relaunch.java().toString(), Relaunch.option()));
            command.addAll(options);
            for (byte[] argument : Relaunch.arguments()) {
                String text = new String(argument, StandardCharsets.UTF_8);
                if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), argument)) {
                    return;
                }
                command.add(text);
            }
            Relaunch.become(command, false, this::ended);
        } catch (IOException e) {
            return; // this one will do
        }
    }
}
