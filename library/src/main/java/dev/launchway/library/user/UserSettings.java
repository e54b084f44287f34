package dev.launchway.library.user;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user is to be, as its author said it, and the commands that make it so: the same ones on each host, whatever is there.
 *
 * @param name the user's name
 * @param uid the number; {@code null} for any
 * @param group the primary group, by name or number; {@code null} for one of its own
 * @param groups further groups, by name
 * @param noOtherGroups whether it leaves those that are not named
 * @param home the home directory; {@code null} for any, which a new one gets below {@code /home} unless it is of the system
 * @param shell what is started at a login; {@code null} for any
 * @param comment who it is; {@code null} for any
 * @param expiry the day on which the account ends; {@code null} for any
 * @param never whether it must not end
 * @param system whether a new one gets a number of those for the system
 * @param locked whether no password opens it
 */
record UserSettings(
        String name,
        Integer uid,
        String group,
        List<String> groups,
        boolean noOtherGroups,
        String home,
        String shell,
        String comment,
        LocalDate expiry,
        boolean never,
        boolean system,
        boolean locked) {

    private static final String HOME_MODE = "0700";

    /** Makes it; {@code ownGroup} where a group of its name is there already. */
    List<String> create(boolean ownGroup) {
        List<String> argv = AccountTools.command("useradd");
        if (system) {
            argv.add("--system");
        }
        if (group == null && !ownGroup) {
            argv.add("--user-group");
        }
        argv.add(home != null || !system ? "--create-home" : "--no-create-home");
        addFields(argv, group == null && ownGroup ? name : group);
        if (!groups.isEmpty()) {
            argv.addAll(List.of("--groups", String.join(",", groups)));
        }
        argv.add(name);
        return argv;
    }

    /** Makes one that is there what it is to be; with what is so already it changes nothing. Empty where nothing was said. */
    List<String> change() {
        List<String> argv = AccountTools.command("usermod");
        int program = argv.size();
        addFields(argv, group);
        if (!groups.isEmpty() || noOtherGroups) {
            if (!noOtherGroups) {
                argv.add("--append");
            }
            argv.addAll(List.of("--groups", String.join(",", groups)));
        }
        if (locked) {
            argv.add("--lock");
        }
        if (argv.size() == program) {
            return List.of();
        }
        argv.add(name);
        return argv;
    }

    private void addFields(List<String> argv, String primaryGroup) {
        add(argv, "--uid", uid == null ? null : uid.toString());
        add(argv, "--gid", primaryGroup);
        add(argv, "-d", home); // useradd and usermod call it by different words
        add(argv, "--shell", shell);
        add(argv, "--comment", comment);
        add(argv, "--expiredate", never ? "" : expiry == null ? null : expiry.toString());
    }

    private static void add(List<String> argv, String option, String value) {
        if (value != null) {
            argv.add(option);
            argv.add(value);
        }
    }

    /** Makes the home directory of one that is there. */
    List<String> makeHome() {
        List<String> argv = new ArrayList<>(List.of("/usr/bin/install", "-d", "-m", HOME_MODE, "-o", name));
        if (group != null) {
            argv.addAll(List.of("-g", group));
        }
        argv.add(home);
        return argv;
    }

    /** Gives it a password, by the line {@code name:hash} that it reads. */
    static List<String> setPassword() {
        return AccountTools.command("chpasswd", "--encrypted");
    }

    /** Removes it. */
    List<String> remove(boolean withHome) {
        return AccountTools.command("userdel", withHome ? "--remove" : null, name);
    }

    /** The day of the account's end as shadow(5) writes it. */
    String expiryField() {
        return never ? "" : Long.toString(expiry.toEpochDay());
    }
}
