package dev.launchway.remote.bootstrap;

import java.util.Optional;

/**
 * Where on a host the agent works, and as whom. Both get into scripts of the host as they are.
 *
 * @param directory the target directory; {@code ~/…} is below the home directory of the user
 * @param serviceUser the user to become after login, by a name that needs no quotes in any shell; empty for the one who logs in
 */
public record TargetPlace(String directory, Optional<String> serviceUser) {}
