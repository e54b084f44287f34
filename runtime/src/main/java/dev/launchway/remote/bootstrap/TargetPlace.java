package dev.launchway.remote.bootstrap;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where on a host the agent works, and as whom.
 *
 * @param directory the target directory; {@code ~/…} is below the home directory of the user
 * @param serviceUser the user to become after login; empty for the one who logs in
 */
public record TargetPlace(String directory, Optional<String> serviceUser) {

    /** What useradd(8) allows, which needs no quotes in any shell. */
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");

    /**
     * Checks the name of the user.
     *
     * @throws IllegalArgumentException when it is no name of a user
     */
    public TargetPlace {
        serviceUser.ifPresent(user -> {
            if (!USER.matcher(user).matches()) {
                throw new IllegalArgumentException("'" + user + "' is no name of a user");
            }
        });
    }
}
