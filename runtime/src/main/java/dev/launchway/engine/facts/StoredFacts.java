package dev.launchway.engine.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a host's root components, a file for each, in a directory of their own below the tool's: for the user of the
 * deployment alone. What is there is old or new; all of it may be lost, which costs the next run time and nothing else.
 */
public final class StoredFacts {

    private static final String KEY = "key";
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 2 * FactsScript.MOST;
    private static final Set<PosixFilePermission> OWNERS_FILE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNERS_DIRECTORY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private final Path state;
    private final Path directory;

    /**
     * Those of a target directory.
     *
     * @param state the tool's own directory
     */
    public StoredFacts(Path state) {
        this.state = state;
        this.directory = state.resolve("facts");
    }

    /**
     * The key of the host, by which hashes of what is short cannot be guessed; it is made where there is none.
     *
     * @return hex digits
     * @throws IOException when it can be neither read nor made
     */
    public String key() throws IOException {
        Optional<String> known = readKey();
        if (known.isPresent()) {
            return known.get();
        }
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        write(KEY, made + "\n");
        return made;
    }

    /**
     * The key of the host.
     *
     * @return hex digits; empty where there is none, or none that only this user can have made
     * @throws IOException when it cannot be read
     */
    public Optional<String> readKey() throws IOException {
        return read(KEY).map(String::strip).filter(key -> key.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}"));
    }

    /**
     * The facts of a root component.
     *
     * @param root its name
     * @return their text; empty where there is none, or none that only this user can have made
     * @throws IOException when it cannot be read
     */
    public Optional<String> facts(String root) throws IOException {
        return read(RootKeys.file(root));
    }

    private Optional<String> read(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!isOwners(directory, OWNERS_DIRECTORY) || !isOwners(file, OWNERS_FILE) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Whether nobody but this user can have written to something. */
    private boolean isOwners(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return !found.isSymbolicLink()
                && !found.isOther()
                && found.isDirectory() == permissions.contains(PosixFilePermission.OWNER_EXECUTE)
                && found.permissions().equals(permissions)
                && found.owner().equals(Files.getOwner(Files.exists(THIS_PROCESS) ? THIS_PROCESS : state));
    }

    /**
     * Keeps the facts of a root component.
     *
     * @param root its name
     * @param text their text
     * @throws IOException when they cannot be kept
     */
    public void keep(String root, String text) throws IOException {
        write(RootKeys.file(root), text);
    }

    private void write(String name, String text) throws IOException {
        if (!isOwners(directory, OWNERS_DIRECTORY)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, OWNERS_DIRECTORY);
        }
        Path unfinished = directory.resolve(name + ".new");
        Files.deleteIfExists(unfinished);
        FileAttribute<Set<PosixFilePermission>> own = PosixFilePermissions.asFileAttribute(OWNERS_FILE);
        Files.createFile(unfinished, own);
        Files.writeString(unfinished, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(
                unfinished,
                directory.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Forgets all facts but those of some root components.
     *
     * @param roots their names
     * @throws IOException when something cannot be removed
     */
    public void forgetAllBut(Collection<String> roots) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Set<String> kept = new HashSet<>(Set.of(KEY));
        for (String root : roots) {
            kept.add(RootKeys.file(root));
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!kept.contains(entry.getFileName().toString())
                        && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(entry);
                }
            }
        }
    }
}
