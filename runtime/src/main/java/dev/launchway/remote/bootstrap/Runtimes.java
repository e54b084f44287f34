package dev.launchway.remote.bootstrap;

import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Java runtimes for hosts that have none: linked once from the controller's own JDK, and kept in its cache. */
final class Runtimes {

    private static final int HASH_LENGTH = 16;

    /** What components of services reach for; {@code java.se} without the desktop. */
    static final List<String> MODULES = List.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.charsets",
            "jdk.crypto.ec",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Locales that {@code java.base} knows words of. */
    private static final Set<String> BASE_LOCALES = Set.of("und", "en", "en-US");

    private static final Map<String, String> MACHINES =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64", "arm64", "aarch64");

    private final Path cache;

    Runtimes(Path cache) {
        this.cache = cache;
    }

    /**
     * A runtime in a file.
     *
     * @param hash names its content: the JDK and the modules that it was made of
     * @param content a tar file, compressed by gzip
     */
    record Image(String hash, CachedFile.Content content) {}

    synchronized Image imageFor(String system, String machine, String libc) throws HostUnfitException {
        String here = System.getProperty("os.name") + " " + machine(System.getProperty("os.arch")) + " " + libc();
        String there = system + " " + machine(machine) + " " + libc;
        if (!here.equals(there)) {
            throw new HostUnfitException(
                    "the host has no Java 17 or newer, and the one of this machine (" + here + ") does not run there ("
                            + there + ")",
                    "install a JRE 17 or newer on the host");
        }
        try {
            return image();
        } catch (IOException e) {
            throw new HostUnfitException(
                    "the host has no Java 17 or newer, and none can be linked here: " + e.getMessage(),
                    "install a JRE 17 or newer on the host, or run this program with a full JDK");
        }
    }

    private static String machine(String name) {
        return MACHINES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    private static String libc() {
        try (Stream<Path> libraries = Files.list(Path.of("/lib"))) {
            return libraries.anyMatch(path -> path.getFileName().toString().startsWith("ld-musl-")) ? "musl" : "glibc";
        } catch (IOException e) {
            return "glibc";
        }
    }

    private Image image() throws IOException {
        String made = System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version") + " "
                + MODULES + String.join(" ", words());
        String hash = Sha256.hex(made.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LENGTH);
        CachedFile file = new CachedFile(cache, hash + ".tar.gz");
        Optional<CachedFile.Content> kept = file.kept();
        return new Image(hash, kept.isPresent() ? kept.get() : make(file));
    }

    private CachedFile.Content make(CachedFile file) throws IOException {
        Files.createDirectories(
                cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path work = Files.createTempDirectory(cache, "link");
        try {
            link(work.resolve("image"));
            Path packed = work.resolve("packed");
            run("tar", "-C", work.resolve("image").toString(), "-czf", packed.toString(), ".");
            return file.keep(packed);
        } finally {
            run("rm", "-rf", work.toString());
        }
    }

    /**
     * What makes jlink add the words of the environment's language, as in names of months: during a run the locale of this Java
     * is the environment's.
     */
    private static List<String> words() {
        Locale locale = Locale.getDefault();
        return BASE_LOCALES.contains(locale.toLanguageTag())
                ? List.of()
                : List.of("--add-modules", "jdk.localedata", "--include-locales", locale.getLanguage());
    }

    private static void link(Path image) throws IOException {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IOException("this Java has no jlink (" + System.getProperty("java.home") + ")"));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        List<String> arguments = new ArrayList<>(List.of(
                "--add-modules",
                String.join(",", MODULES),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                image.toString()));
        arguments.addAll(words());
        int code = jlink.run(out, out, arguments.toArray(new String[0]));
        if (code != 0) {
            throw new IOException("jlink: " + said.toString().strip());
        }
    }

    private static void run(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
