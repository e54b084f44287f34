package dev.launchway.remote.bootstrap;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a program consists of, as far as it travels.
 *
 * @param common the layers that every host gets: the framework first, then the classes of the service with the files that are of no
 *     definition directory
 * @param libraries the layers of which a host gets those that its components use
 * @param files the files of definition directories, of which a host gets those that it needs; by name
 */
record Program(List<LayerId> common, List<LibraryLayer> libraries, List<DefinitionFile> files) {

    private static final int HASH_LENGTH = 12;

    /** Copies all. */
    Program {
        common = List.copyOf(common);
        libraries = List.copyOf(libraries);
        files = List.copyOf(files);
    }

    /** Names it by its content, in hex. */
    String hash() {
        StringBuilder all = new StringBuilder();
        common.forEach(layer -> all.append(layer.hash()));
        libraries.forEach(library -> all.append(library.id().hash()));
        files.forEach(
                file -> all.append(file.hash()).append(' ').append(file.name()).append('\n'));
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LENGTH);
    }
}
