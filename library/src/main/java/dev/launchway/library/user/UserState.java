package dev.launchway.library.user;

import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user is on the host, against what it is to be.
 *
 * @param wanted what it is to be
 * @param probe the host
 */
record UserState(UserSettings wanted, Probe probe) {

    /** How it differs from what is wanted, in words, the password and the home directory left out. */
    List<String> differences(Account now, Optional<ShadowEntry> shadow) {
        List<String> found = new ArrayList<>();
        compare(found, "uid", Integer.toString(now.uid()), wanted.uid() == null ? null : "" + wanted.uid());
        compareGroup(found, now);
        compareGroups(found, now);
        compare(found, "home", now.home(), wanted.home());
        compare(found, "shell", now.shell(), wanted.shell());
        compare(found, "comment", now.comment(), wanted.comment());
        shadow.ifPresent(entry -> compareShadow(found, entry));
        return found;
    }

    private static void compare(List<String> found, String what, String now, String wanted) {
        if (wanted != null && !wanted.equals(now)) {
            found.add(what + " '" + now + "' -> '" + wanted + "'");
        }
    }

    private void compareGroup(List<String> found, Account now) {
        if (wanted.group() == null) {
            return;
        }
        Optional<Integer> gid = Accounts.anyGroup(probe, wanted.group());
        if (gid.isEmpty()) {
            found.add(missingGroup(wanted.group()));
        } else {
            compare(found, "gid", Integer.toString(now.gid()), gid.get().toString());
        }
    }

    private void compareGroups(List<String> found, Account now) {
        List<String> member = Accounts.groupsOf(probe, wanted.name());
        for (String group : wanted.groups()) {
            if (!member.contains(group)) {
                missing(group, now).ifPresent(found::add);
            }
        }
        if (wanted.noOtherGroups()) {
            member.stream()
                    .filter(group -> !wanted.groups().contains(group))
                    .forEach(group -> found.add("it is in the group '" + group + "'"));
        }
    }

    /** What is said of a group that does not name it; nothing of its primary one. */
    private Optional<String> missing(String group, Account now) {
        Optional<Integer> gid = Accounts.anyGroup(probe, group);
        if (gid.isEmpty()) {
            return Optional.of(missingGroup(group));
        }
        return gid.get() == now.gid() ? Optional.empty() : Optional.of("it is not in the group '" + group + "'");
    }

    /** What a prediction says of a group that the same run may make; else it is a failure. */
    private String missingGroup(String group) {
        if (probe.predicting()) {
            return "there is no group '" + group + "' yet";
        }
        throw new IllegalStateException("there is no group '" + group + "' on this host, which User(\"" + wanted.name()
                + "\") is to be in: deploy a UserGroup, or the package that makes it, before");
    }

    private void compareShadow(List<String> found, ShadowEntry entry) {
        if (wanted.locked() && !entry.isLocked()) {
            found.add("it is not locked");
        }
        if ((wanted.never() || wanted.expiry() != null) && !entry.expiry().equals(wanted.expiryField())) {
            found.add("it ends on another day");
        }
    }

    /** Fails where what a new one needs is not there. */
    void checkPossible() {
        if (wanted.group() != null && Accounts.anyGroup(probe, wanted.group()).isEmpty()) {
            missingGroup(wanted.group());
        }
        for (String group : wanted.groups()) {
            if (Accounts.anyGroup(probe, group).isEmpty()) {
                missingGroup(group);
            }
        }
        checkShell();
    }

    /** Fails where there is no such shell: nobody could log in, and no job of the user would run. */
    void checkShell() {
        if (wanted.shell() != null && !probe.predicting() && !probe.exists(Path.of(wanted.shell()))) {
            throw new IllegalStateException("there is no " + wanted.shell() + " on this host, the shell of User(\""
                    + wanted.name() + "\"): deploy the package that brings it before, or name another one");
        }
    }

    boolean homeIsMissing() {
        return wanted.home() != null && !probe.exists(Path.of(wanted.home()));
    }
}
