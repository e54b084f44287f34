package dev.launchway.secrets.source;

import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretValue;
import dev.launchway.secrets.lookup.SecretFault;
import dev.launchway.secrets.lookup.SecretSupply;
import dev.launchway.text.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Files of a directory, one for each secret, under its name. Links are followed, since a mounted secret of Kubernetes is a link to
 * the version that holds now. Modes are those of whoever mounts it: Kubernetes and Docker let everybody in a container read.
 */
final class DirectorySource implements SecretSupply {

    private final Path directory;

    /** Why there is no value, and what to do. */
    private static final class NoValueException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String help;

        NoValueException(String reason, String help) {
            super(reason);
            this.help = help;
        }
    }

    DirectorySource(Path directory) {
        this.directory = directory;
    }

    @Override
    public Map<SecretReference, SecretValue> read(Set<SecretReference> wanted, Consumer<SecretFault> faults) {
        Map<SecretReference, SecretValue> values = new LinkedHashMap<>();
        if (!Files.isDirectory(directory)) {
            faults.accept(SecretSources.fault(
                    wanted,
                    Files.exists(directory) ? directory + " is no directory" : "there is no directory " + directory,
                    List.of(),
                    "run this where the directory is, or mount it there"));
            return values;
        }
        for (SecretReference secret : wanted) {
            try {
                values.put(secret, SecretSources.value(secret, content(secret.name())));
            } catch (NoValueException e) {
                faults.accept(SecretSources.fault(secret, e.getMessage(), e.help));
            }
        }
        return values;
    }

    private byte[] content(String name) throws NoValueException {
        if (!isName(name)) {
            throw new NoValueException(
                    "this is no name of a file in " + directory, "name it without slashes: { secret = \"…\" }");
        }
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                throw missing(name);
            }
            if (!Files.isRegularFile(file)) {
                throw new NoValueException(file + " is no file", "put the value into a file of that name");
            }
            return content(file);
        } catch (AccessDeniedException e) {
            throw new NoValueException(
                    "user " + System.getProperty("user.name") + " may not read " + e.getFile(),
                    "run this as its owner, or let its group read it");
        } catch (IOException e) {
            throw new NoValueException(file + " cannot be read: " + e.getMessage(), "");
        }
    }

    private static boolean isName(String name) {
        boolean dots = name.isEmpty() || name.equals(".") || name.equals("..");
        return !dots && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && name.indexOf('\0') < 0;
    }

    private static byte[] content(Path file) throws IOException, NoValueException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(SecretSources.MOST_CONTENT + 1);
        }
        if (content.length > SecretSources.MOST_CONTENT) {
            throw new NoValueException(
                    "the file " + file + " is longer than 1 MiB", "keep what is long elsewhere, and its key here");
        }
        if (SecretSources.isEmpty(content)) {
            throw new NoValueException("the file " + file + " is empty", "write the value into it");
        }
        return content;
    }

    /** A directory that may not be entered looks as if there were nothing in it. */
    private NoValueException missing(String name) throws IOException {
        if (!Files.isExecutable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (AccessDeniedException e) {
            names.clear();
        }
        names.sort(null);
        return new NoValueException(
                "there is no file " + directory.resolve(name),
                DidYouMean.question(name, names).orElse("write the value into it"));
    }
}
