package dev.launchway.library.user;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A user of the host.
 *
 * <pre>{@code
 * User.named("shop").groups("adm").shell("/bin/bash").comment("the shop");
 * User.named("exporter").system().shell("/usr/sbin/nologin");
 * User.named("former").absentWithHome();
 * }</pre>
 *
 * <p>Only what is said is looked at: a number, a home directory, a shell that nobody named may be what they are. Users are looked up in
 * {@code /etc/passwd}, {@code /etc/group} and {@code /etc/shadow}, and changed by {@code useradd}, {@code usermod}, {@code chpasswd}
 * and {@code userdel}, as root. The hash of a password stands on no command line.
 */
@Component
@Observed
public final class User {

    @Namevar
    String name;

    private String as = "root";
    private Integer uid;
    private String group;
    private final List<String> groups = new ArrayList<>();
    private boolean noOtherGroups;
    private String home;
    private String shell;
    private String comment;
    private LocalDate expiry;
    private boolean never;
    private boolean system;
    private Secret password;
    private boolean locked;
    private boolean absent;
    private boolean withHome;

    private UserSettings wanted;
    private final List<List<String>> next = new ArrayList<>();
    private boolean nextPassword;

    private User(String name) {
        this.name = name;
    }

    /**
     * A user. A new one has a group of its own, the home directory {@code /home/NAME}, which is made, and no password.
     *
     * @param name its name
     * @return the component
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public static User named(String name) {
        return new User(AccountNames.checked("User", "user", name));
    }

    /**
     * Sets its number. Without it a new user gets the next one that is free, and one that is there keeps its own.
     *
     * @param number 0 or more
     * @return this
     * @throws IllegalArgumentException for less
     */
    public User uid(int number) {
        uid = AccountNames.number(label(), "uid", number);
        return this;
    }

    /**
     * Sets the primary group, which must be there, as by a {@link UserGroup}. Without it a new user gets a group of its own name.
     *
     * @param nameOrNumber a group of the target
     * @return this
     * @throws IllegalArgumentException for what is neither
     */
    public User group(String nameOrNumber) {
        group = Accounts.isNumber(nameOrNumber) ? nameOrNumber : AccountNames.checked(label(), "group", nameOrNumber);
        return this;
    }

    /**
     * Adds it to groups, which must be there. It stays in others, unless {@link #noOtherGroups} is said.
     *
     * @param names groups of the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a group
     */
    public User groups(String... names) {
        for (String one : names) {
            groups.add(AccountNames.checked(label(), "group", one));
        }
        return this;
    }

    /**
     * Takes it out of all groups that are not named by {@link #groups}; the primary one stays.
     *
     * @return this
     */
    public User noOtherGroups() {
        noOtherGroups = true;
        return this;
    }

    /**
     * Sets its home directory, which is made where it is missing, with mode 0700. What a former one holds stays there.
     *
     * @param path absolute, on the target
     * @return this
     * @throws IllegalArgumentException for another path
     */
    public User home(String path) {
        home = fieldPath("home", path);
        return this;
    }

    /**
     * Sets its home directory.
     *
     * @param path absolute, on the target
     * @return this
     * @see #home(String)
     */
    public User home(Path path) {
        return home(path.toString());
    }

    /**
     * Sets what is started at a login. Without it a new user has the usual one of the host.
     *
     * @param path a program of the target, as in {@code /bin/bash} or {@code /usr/sbin/nologin}
     * @return this
     * @throws IllegalArgumentException for a path that is not absolute
     */
    public User shell(String path) {
        shell = fieldPath("shell", path);
        return this;
    }

    /**
     * Sets who it is: a name, a purpose.
     *
     * @param text one line without a colon
     * @return this
     * @throws IllegalArgumentException for another text
     */
    public User comment(String text) {
        comment = field("comment", text);
        return this;
    }

    /**
     * Sets the first day on which nobody can log in as this user.
     *
     * @param day a day
     * @return this
     */
    public User expires(LocalDate day) {
        expiry = Objects.requireNonNull(day, "expires");
        never = false;
        return this;
    }

    /**
     * Sets the first day on which nobody can log in as this user.
     *
     * @param day as in {@code 2027-01-31}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public User expires(String day) {
        return expires(Day.parse(label(), day));
    }

    /**
     * Takes a day away on which the account ends.
     *
     * @return this
     */
    public User neverExpires() {
        expiry = null;
        never = true;
        return this;
    }

    /**
     * Gives a new user a number of those for the system, and no home directory unless {@link #home(String)} names one.
     *
     * @return this
     */
    public User system() {
        system = true;
        return this;
    }

    /**
     * Sets the password, by its hash. Without it, and without {@link #locked}, the password is what it is; a new user has none.
     *
     * @param hash as crypt(5) writes it: what {@code openssl passwd -6} prints
     * @return this
     */
    public User password(Secret hash) {
        password = Objects.requireNonNull(hash, "password");
        return this;
    }

    /**
     * Makes sure that no password opens it. Keys of {@code ssh}, {@code sudo} and jobs do.
     *
     * @return this
     */
    public User locked() {
        locked = true;
        return this;
    }

    /**
     * Makes sure that there is no such user in {@code /etc/passwd}. The home directory stays.
     *
     * @return this
     */
    public User absent() {
        absent = true;
        return this;
    }

    /**
     * Makes sure that there is no such user in {@code /etc/passwd}, and removes it with its home directory and its mail.
     *
     * @return this
     */
    public User absentWithHome() {
        withHome = true;
        return absent();
    }

    /**
     * Sets the user who changes it; by default {@code root}.
     *
     * @param user one who may, on the target
     * @return this
     */
    public User as(String user) {
        as = AccountNames.checked(label(), "user", user);
        return this;
    }

    private String label() {
        return "User(\"" + name + "\")";
    }

    /** A text that may stand in passwd(5). */
    private String field(String setting, String text) {
        if (Arguments.line(label(), setting, text).indexOf(':') >= 0) {
            throw new IllegalArgumentException(label() + ": the " + setting + " '" + text
                    + "' has a colon, and colons part the fields of /etc/passwd: write it without");
        }
        return text;
    }

    private String fieldPath(String setting, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    label() + ": the " + setting + " '" + path + "' is no absolute path: begin it with a slash");
        }
        return field(setting, path);
    }

    void configure(Configuration here) {
        AccountTools.checkUnmapped(here, label());
        if (password != null && locked) {
            throw new IllegalArgumentException(label() + " has a password and is locked: keep one of them");
        }
        wanted = new UserSettings(
                name,
                uid,
                group,
                List.copyOf(groups),
                noOtherGroups,
                home,
                shell,
                comment,
                expiry,
                never,
                system,
                locked);
        declare(here, here.as(as).timeout(AccountTools.LONGEST));
    }

    private void declare(Configuration here, Privilege privilege) {
        if (absent) {
            privilege.runs(wanted.remove(withHome));
            here.settle(wanted.remove(withHome));
            return;
        }
        privilege.runs(wanted.create(false));
        if (group == null) {
            privilege.runs(wanted.create(true));
        }
        here.settle(wanted.create(false), wanted.change(), password != null);
        if (!wanted.change().isEmpty()) {
            privilege.runs(wanted.change());
        }
        if (home != null) {
            privilege.runsOn(Path.of(home).normalize(), wanted.makeHome());
        }
        if (looksIntoShadow()) {
            privilege.reads(Accounts.SHADOW);
        }
        if (password != null) {
            privilege.runs(UserSettings.setPassword());
        }
    }

    private boolean looksIntoShadow() {
        return password != null || locked || never || expiry != null;
    }

    void verify(Probe probe) {
        next.clear();
        nextPassword = false;
        Optional<Account> now = Accounts.user(probe, name);
        List<String> reasons = absent ? reasonsToRemove(now) : reasons(probe, now);
        if (!reasons.isEmpty()) {
            next.forEach(argv -> AccountTools.checkThere(probe, argv));
            throw new UpdateNeeded(String.join(", ", reasons));
        }
    }

    private List<String> reasonsToRemove(Optional<Account> now) {
        if (now.isEmpty()) {
            return List.of();
        }
        next.add(wanted.remove(withHome));
        return List.of("there is such a user");
    }

    private List<String> reasons(Probe probe, Optional<Account> now) {
        if (password != null) {
            PasswordHash.check(name, password);
        }
        UserState state = new UserState(wanted, probe);
        if (now.isEmpty()) {
            state.checkPossible();
            next.add(wanted.create(Accounts.group(probe, name).isPresent()));
            nextPassword = password != null;
            return List.of("there is no such user");
        }
        Optional<ShadowEntry> shadow = looksIntoShadow() ? Accounts.shadow(probe.as(as), name) : Optional.empty();
        List<String> reasons = new ArrayList<>(state.differences(now.get(), shadow));
        if (!reasons.isEmpty()) {
            state.checkShell();
            next.add(wanted.change());
        }
        if (state.homeIsMissing()) {
            reasons.add(wanted.home() + " is missing");
            next.add(wanted.makeHome());
        }
        nextPassword = password != null
                && shadow.stream().noneMatch(entry -> entry.password().equals(password.reveal()));
        if (nextPassword) {
            reasons.add("its password is another one");
        }
        return reasons;
    }

    void update(Target target) {
        Target privileged = target.as(as);
        next.forEach(argv -> AccountTools.run(privileged, argv, name));
        if (nextPassword) {
            AccountTools.call(privileged, UserSettings.setPassword())
                    .stdin(password.map(hash -> name + ":" + hash + "\n"))
                    .run();
        }
    }
}
