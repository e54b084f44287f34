package dev.launchway.engine.system;

import dev.launchway.text.DidYouMean;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The users and groups of this machine, by name and by number. */
final class Accounts {

    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private final Map<Integer, String> users = new HashMap<>();
    private final Map<Integer, String> groups = new HashMap<>();

    /** The name of a file's owner, or the number where it has no name. */
    String owner(Path path, int uid) throws IOException {
        String known = users.get(uid);
        return known == null ? read(path, uid, users, "unix:owner") : known;
    }

    /** The name of a file's group, or the number where it has no name. */
    String group(Path path, int gid) throws IOException {
        String known = groups.get(gid);
        return known == null ? read(path, gid, groups, "unix:group") : known;
    }

    private static String read(Path path, int id, Map<Integer, String> names, String attribute) throws IOException {
        String number = Integer.toUnsignedString(id);
        try {
            String name = Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS)
                    .toString();
            if (!name.equals(number)) {
                names.put(id, name);
            }
            return name;
        } catch (NoSuchFileException e) {
            return number;
        }
    }

    /** Forgets the names, which a command may have changed. */
    void forget() {
        users.clear();
        groups.clear();
    }

    UserPrincipal user(String nameOrNumber) throws IOException {
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(nameOrNumber);
        } catch (UserPrincipalNotFoundException e) {
            throw unknown("user", nameOrNumber, "/etc/passwd", e);
        }
    }

    GroupPrincipal groupOf(String nameOrNumber) throws IOException {
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(nameOrNumber);
        } catch (UserPrincipalNotFoundException e) {
            throw unknown("group", nameOrNumber, "/etc/group", e);
        }
    }

    private static RefusedException unknown(String what, String name, String database, IOException cause) {
        String hint =
                DidYouMean.question(name, names(Path.of(database))).orElse("create it first, or name another one");
        return new RefusedException("there is no " + what + " '" + name + "' on this machine: " + hint, cause);
    }

    private static List<String> names(Path database) {
        List<String> names = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(database, StandardCharsets.ISO_8859_1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    names.add(line.substring(0, colon));
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return names;
    }

    /** The user that this process runs as. */
    static String self() {
        PosixFileAttributes process = thisProcess();
        return process == null
                ? System.getProperty("user.name")
                : process.owner().getName();
    }

    /** The group that this process runs as; empty where it cannot be told. */
    static String selfGroup() {
        PosixFileAttributes process = thisProcess();
        return process == null ? "" : process.group().getName();
    }

    private static PosixFileAttributes thisProcess() {
        try {
            return Files.readAttributes(THIS_PROCESS, PosixFileAttributes.class);
        } catch (IOException e) {
            return null;
        }
    }
}
