package dev.launchway.remote.bootstrap;

import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers the hashes of layers and files from run to run, as long as the files that they come from are the same by size, inode, and times
 * of modification and change, as Git does for a working tree. What cannot be remembered is only found out again.
 */
final class LayerIndex {

    private static final String FORMAT = "launchway layers 3";
    private static final String LAYER = "layer";
    private static final String LIBRARY = "library";
    private static final String FILE = "file";
    private static final String END = "end ";

    private final Path directory;

    /**
     * Opens an index.
     *
     * @param directory where it lies; made when there is something to remember
     */
    LayerIndex(Path directory) {
        this.directory = directory;
    }

    /**
     * The state of the files of a class path.
     *
     * @param text tells one state from another
     * @param lasting whether another state would have another text; not so where a file is so young that it could be written to
     *     again within one tick of the file system's clock, or where a directory is among them
     */
    record State(String text, boolean lasting) {

        private static final Duration TICK = Duration.ofSeconds(2);

        static State of(List<Path> classPath) throws IOException {
            StringBuilder text = new StringBuilder();
            boolean lasting = true;
            Instant old = Instant.now().minus(TICK);
            for (Path path : classPath) {
                text.append(path).append('\n');
                if (!Files.exists(path)) {
                    continue;
                }
                try {
                    Map<String, Object> file =
                            Files.readAttributes(path, "unix:size,ino,lastModifiedTime,ctime,isRegularFile");
                    FileTime changed = (FileTime) file.get("ctime");
                    lasting &= Boolean.TRUE.equals(file.get("isRegularFile"))
                            && changed.toInstant().isBefore(old);
                    text.append(file.get("size")).append(' ');
                    text.append(file.get("ino")).append(' ');
                    text.append(file.get("lastModifiedTime")).append(' ');
                    text.append(changed).append('\n');
                } catch (UnsupportedOperationException | IllegalArgumentException e) {
                    lasting = false; // a system whose files have no time of change
                }
            }
            return new State(text.toString(), lasting);
        }
    }

    /** What is remembered of a state; {@code null} for nothing. */
    Program read(State state) {
        if (!state.lasting()) {
            return null;
        }
        try {
            String text = new String(Files.readAllBytes(file(state)), StandardCharsets.UTF_8);
            int end = text.lastIndexOf(END);
            if (end < 0 || !text.startsWith(FORMAT) || !text.substring(end).equals(end(text.substring(0, end)))) {
                return null;
            }
            List<LayerId> layers = new ArrayList<>();
            List<LibraryLayer> libraries = new ArrayList<>();
            List<DefinitionFile> files = new ArrayList<>();
            List<String> lines = text.substring(0, end).lines().toList();
            for (String line : lines.subList(1, lines.size())) {
                String[] words = line.split(" ", 4);
                if (words[0].equals(LAYER) && words.length > 2) {
                    layers.add(new LayerId(line.substring(LAYER.length() + words[1].length() + 2), words[1]));
                } else if (words[0].equals(LIBRARY) && words.length == 4) {
                    LayerId id = new LayerId(words[2], words[1]);
                    libraries.add(new LibraryLayer(id, Set.of(words[3].split(" ", -1))));
                } else if (words[0].equals(FILE) && words.length == 4) {
                    files.add(new DefinitionFile(words[3], words[1], Long.parseLong(words[2])));
                } else {
                    return null;
                }
            }
            return layers.isEmpty() && files.isEmpty() ? null : new Program(layers, libraries, files);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    /** Remembers, if that is possible. */
    void write(State state, Program program) {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        boolean plain = true;
        for (LayerId layer : program.common()) {
            plain &= isLine(layer.name());
            text.append(LAYER).append(' ').append(layer.hash()).append(' ').append(layer.name());
            text.append('\n');
        }
        for (LibraryLayer library : program.libraries()) {
            text.append(LIBRARY).append(' ').append(library.id().hash()).append(' ');
            text.append(library.id().name()).append(' ').append(String.join(" ", library.users()));
            text.append('\n');
        }
        for (DefinitionFile file : program.files()) {
            plain &= isLine(file.name());
            text.append(FILE).append(' ').append(file.hash()).append(' ').append(file.size());
            text.append(' ').append(file.name()).append('\n');
        }
        if (!state.lasting() || !plain) {
            return;
        }
        text.append(end(text.toString()));
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            OldFiles.deleteFrom(directory);
            Path temporary = Files.createTempFile(directory, "index", "");
            Files.writeString(temporary, text);
            Files.move(temporary, file(state), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException e) {
            return; // the next run has to find out again
        }
    }

    /** The last line, by which a file that is damaged shows. */
    private static String end(String lines) {
        return END + Sha256.hex(lines.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    private static boolean isLine(String name) {
        return name.indexOf('\n') < 0 && name.indexOf('\r') < 0;
    }

    private Path file(State state) {
        return directory.resolve(
                Sha256.hex(state.text().getBytes(StandardCharsets.UTF_8)).substring(0, LayerId.HASH_LENGTH));
    }
}
