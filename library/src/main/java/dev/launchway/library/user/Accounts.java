package dev.launchway.library.user;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks users and groups up: in the files of the host, and in its other databases only where these do not know a group. */
final class Accounts {

    static final Path PASSWD = Path.of("/etc/passwd");
    static final Path SHADOW = Path.of("/etc/shadow");

    private static final Path GROUP = Path.of("/etc/group");
    private static final Duration USUAL = Duration.ofMinutes(1);

    /** Of getent(1): a key is not in the database. */
    private static final int NOT_FOUND = 2;

    private static final int MEMBERS = 3;

    private Accounts() {}

    /** The user of that name in passwd(5); of other databases none is found. */
    static Optional<Account> user(Probe probe, String name) {
        return entry(probe, PASSWD, name, 7)
                .map(fields -> new Account(
                        Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[4], fields[5], fields[6]));
    }

    /** What shadow(5) says of a user; {@code privileged} may read it. */
    static Optional<ShadowEntry> shadow(Probe privileged, String name) {
        return entry(privileged, SHADOW, name, 8).map(fields -> new ShadowEntry(fields[1], fields[7]));
    }

    /** The number of the group of that name in group(5); of other databases none is found. */
    static Optional<Integer> group(Probe probe, String name) {
        return entry(probe, GROUP, name, MEMBERS).map(fields -> Integer.valueOf(fields[2]));
    }

    /** The number of a group that is given by its name or its number, in whatever database. */
    static Optional<Integer> anyGroup(Probe probe, String nameOrNumber) {
        if (isNumber(nameOrNumber)) {
            return Optional.of(Integer.valueOf(nameOrNumber));
        }
        Optional<Integer> local = group(probe, nameOrNumber);
        return local.isPresent() ? local : asked(probe, "group", nameOrNumber).map(line -> number(line, 2));
    }

    /** The home directory of a user, in whatever database. */
    static Optional<String> home(Probe probe, String name) {
        Optional<Account> local = user(probe, name);
        return local.isPresent()
                ? local.map(Account::home)
                : asked(probe, "passwd", name).map(line -> line.split(":", -1)[5]);
    }

    /** The groups whose lines of group(5) name a user. */
    static List<String> groupsOf(Probe probe, String user) {
        List<String> groups = new ArrayList<>();
        for (String[] fields : lines(probe, GROUP)) {
            if (fields.length > MEMBERS
                    && List.of(fields[MEMBERS].split(",", -1)).contains(user)) {
                groups.add(fields[0]);
            }
        }
        return groups;
    }

    static boolean isNumber(String nameOrNumber) {
        return nameOrNumber.matches("[0-9]{1,9}");
    }

    private static Integer number(String line, int field) {
        return Integer.valueOf(line.split(":", -1)[field]);
    }

    private static Optional<String[]> entry(Probe probe, Path file, String name, int fields) {
        return lines(probe, file).stream()
                .filter(line -> line.length >= fields && line[0].equals(name))
                .findFirst();
    }

    private static List<String[]> lines(Probe probe, Path file) {
        return new String(probe.readBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(":", -1))
                .toList();
    }

    private static Optional<String> asked(Probe probe, String database, String name) {
        try {
            String line = probe.command("getent", database, name)
                    .directory(Path.of("/"))
                    .timeout(USUAL)
                    .allowExit(0, NOT_FOUND)
                    .run()
                    .stdout()
                    .strip();
            return line.isEmpty() ? Optional.empty() : Optional.of(line);
        } catch (CommandFailed e) {
            if (e.exitCode() < 0) {
                return Optional.empty(); // a host without getent has no other databases
            }
            throw e;
        }
    }
}
