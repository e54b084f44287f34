package dev.launchway.processor.environment;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings files of secrets and the directories beside them together. */
final class StoredSecretsFiles {

    private StoredSecretsFiles() {}

    /** Whether a file is meant to be one of secrets; an extension in capitals is a slip, and reported as one. */
    static boolean isSecrets(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(StoredSecrets.EXTENSION);
    }

    /**
     * Reads which files lie in the directories.
     *
     * @param directory where environments lie
     * @param files its files of secrets
     * @return these with their directories, sorted by name
     * @throws IOException when a directory cannot be read
     */
    static List<StoredSecrets> of(Path directory, List<EnvironmentSource> files) throws IOException {
        Map<String, List<String>> beside = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + StoredSecrets.DIRECTORY)) {
            for (Path one : all) {
                String name = one.getFileName().toString();
                if (!name.startsWith(".") && Files.isDirectory(one)) {
                    beside.put(name.substring(0, name.length() - StoredSecrets.DIRECTORY.length()), names(one));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        List<StoredSecrets> sources = new ArrayList<>();
        for (EnvironmentSource file : files) {
            String environment =
                    file.fileName().substring(0, file.fileName().length() - StoredSecrets.EXTENSION.length());
            List<String> names = beside.remove(environment);
            sources.add(new StoredSecrets(environment, Optional.of(file), names == null ? List.of() : names));
        }
        beside.forEach((environment, names) -> sources.add(new StoredSecrets(environment, Optional.empty(), names)));
        return List.copyOf(sources);
    }

    /** Hidden files are those of editors, and of version control. */
    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    names.add(Files.isDirectory(file) ? name + "/" : name);
                }
            }
        }
        names.sort(null);
        return List.copyOf(names);
    }
}
