package dev.launchway.library.user;

import dev.launchway.library.component.Arguments;
import dev.launchway.text.UserText;

/** Checks the names and numbers of users and groups, where they are given. */
final class AccountNames {

    private AccountNames() {}

    /**
     * A name.
     *
     * @param component what is given it, as the beginning of an error
     * @param what {@code user} or {@code group}
     * @param name what was given
     * @return the same
     * @throws IllegalArgumentException for what useradd(8) takes for none, and for a number
     */
    static String checked(String component, String what, String name) {
        UserText.fault(Arguments.name(component, what, name)).ifPresent(fault -> {
            throw new IllegalArgumentException(component + ": '" + name + "' is no name of a " + what + ": "
                    + fault.replace("of a user", "of a " + what).replace("of the user", "of the " + what));
        });
        return name;
    }

    /**
     * The number of a user or a group.
     *
     * @param component what is given it, as the beginning of an error
     * @param setting {@code uid} or {@code gid}
     * @param number what was given
     * @return the same
     * @throws IllegalArgumentException for less than 0
     */
    static int number(String component, String setting, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(component + ": " + number + " is no " + setting + ": give 0 or more");
        }
        return number;
    }
}
