package dev.launchway.library.user;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import java.util.List;
import java.util.Optional;

/**
 * A group of the host. Who is in it, each {@link User} says.
 *
 * <pre>{@code
 * UserGroup.named("shop").gid(1200);
 * UserGroup.named("old").absent();
 * }</pre>
 *
 * <p>The group that a file belongs to is set by {@link dev.launchway.library.file.Group}.
 *
 * <p>It is looked up in {@code /etc/group}, and changed by {@code groupadd}, {@code groupmod} and {@code groupdel}, as root.
 */
@Component
@Observed
public final class UserGroup {

    @Namevar
    String name;

    private String as = "root";
    private Integer gid;
    private boolean system;
    private boolean absent;

    private List<String> create;
    private List<String> change;
    private List<String> remove;
    private List<String> next;

    private UserGroup(String name) {
        this.name = name;
    }

    /**
     * A group.
     *
     * @param name its name
     * @return the component
     * @throws IllegalArgumentException for a text that is no name of a group
     */
    public static UserGroup named(String name) {
        return new UserGroup(AccountNames.checked("UserGroup", "group", name));
    }

    /**
     * Sets its number. Without it a new group gets the next one that is free, and one that is there keeps its own.
     *
     * @param number 0 or more
     * @return this
     * @throws IllegalArgumentException for less
     */
    public UserGroup gid(int number) {
        gid = AccountNames.number(label(), "gid", number);
        return this;
    }

    /**
     * Gives a new group a number of those for the system. One that is there keeps its own.
     *
     * @return this
     */
    public UserGroup system() {
        system = true;
        return this;
    }

    /**
     * Makes sure that there is no such group.
     *
     * @return this
     */
    public UserGroup absent() {
        absent = true;
        return this;
    }

    /**
     * Sets the user who changes it; by default {@code root}.
     *
     * @param user one who may, on the target
     * @return this
     */
    public UserGroup as(String user) {
        as = AccountNames.checked(label(), "user", user);
        return this;
    }

    private String label() {
        return "UserGroup(\"" + name + "\")";
    }

    void configure(Configuration here) {
        AccountTools.checkUnmapped(here, label());
        String number = gid == null ? null : Integer.toString(gid);
        create = AccountTools.command(
                "groupadd", system ? "--system" : null, gid == null ? null : "--gid", number, name);
        change = AccountTools.command("groupmod", "--gid", number, name);
        remove = AccountTools.command("groupdel", name);
        Privilege privilege = here.as(as).timeout(AccountTools.LONGEST);
        if (absent) {
            privilege.runs(remove);
            here.settle(remove);
            return;
        }
        privilege.runs(create);
        here.settle(create);
        if (gid != null) {
            privilege.runs(change);
        }
    }

    void verify(Probe probe) {
        Optional<Integer> now = Accounts.group(probe, name);
        String why = absent ? reasonToRemove(now) : reasonToChange(now);
        if (why != null) {
            AccountTools.checkThere(probe, next);
            throw new UpdateNeeded(why);
        }
    }

    private String reasonToRemove(Optional<Integer> now) {
        next = remove;
        return now.isPresent() ? "there is such a group" : null;
    }

    private String reasonToChange(Optional<Integer> now) {
        next = now.isPresent() ? change : create;
        if (now.isEmpty()) {
            return "there is no such group";
        }
        return gid == null || gid.equals(now.get()) ? null : "its number is " + now.get() + ", not " + gid;
    }

    void update(Target target) {
        AccountTools.call(target.as(as), next).run();
    }
}
