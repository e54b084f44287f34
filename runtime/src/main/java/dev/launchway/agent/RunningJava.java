package dev.launchway.agent;

import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The virtual machine of this process, as far as an archive of classes depends on it. */
final class RunningJava {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final String ARCHIVE_OPTION = "-XX:SharedArchiveFile=";
    private static final List<String> PROPERTIES =
            List.of("java.home", "java.vm.name", "java.vm.version", "java.vm.vendor", "os.arch");

    private RunningJava() {}

    /**
     * The program and its options, without class path, main class and what names the archive.
     *
     * @return none where the system does not tell them
     */
    static List<String> command() throws IOException {
        List<String> options = new ArrayList<>();
        for (String word : words()) {
            if (word.equals("-cp")) {
                return options;
            }
            if (!word.startsWith(ARCHIVE_OPTION)) {
                options.add(word);
            }
        }
        return List.of();
    }

    private static List<String> words() throws IOException {
        if (Files.exists(COMMAND_LINE)) {
            String words = new String(Files.readAllBytes(COMMAND_LINE), StandardCharsets.UTF_8);
            return List.of(words.split("\0", -1));
        }
        ProcessHandle.Info self = ProcessHandle.current().info();
        List<String> words = new ArrayList<>(self.command().stream().toList());
        words.addAll(List.of(self.arguments().orElse(new String[0])));
        return words;
    }

    /**
     * Names what an archive fits: this virtual machine with its options, its own classes, and a jar as it is now.
     *
     * @param command its program and options
     * @param jar with the classes of the archive
     * @return hex digits
     */
    static String fingerprint(List<String> command, Path jar) throws IOException {
        StringBuilder text = new StringBuilder(String.join(" ", command));
        for (String property : PROPERTIES) {
            text.append('\n').append(System.getProperty(property));
        }
        for (Path file : List.of(Path.of(System.getProperty("java.home"), "lib", "modules"), jar)) {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            text.append('\n').append(found.size()).append(' ').append(found.lastModifiedTime());
        }
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
