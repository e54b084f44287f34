package dev.launchway.engine.privilege;

import dev.launchway.text.UserText;
import java.util.Optional;

/** Names of users as components give them, which get into command lines. */
public final class UserNames {

    private UserNames() {}

    /**
     * Refuses what is no name of a user.
     *
     * @param user any text
     * @return the same
     * @throws IllegalArgumentException for any other text
     */
    public static String checked(String user) {
        Optional<String> fault =
                user == null || user.isEmpty() ? Optional.of("name a user of the host") : UserText.fault(user);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("as(\"" + user + "\") names no user: " + fault.get());
        }
        return user;
    }
}
