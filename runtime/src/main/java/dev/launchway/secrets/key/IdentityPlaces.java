package dev.launchway.secrets.key;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the identities of whoever runs a command are looked for.
 *
 * @param option the file that {@code --identity} names
 * @param variables the environment variables of the process
 * @param home the home directory
 * @param people told in one line what is about to be asked for at the terminal; empty where nobody can answer: then nothing is
 *     asked
 */
public record IdentityPlaces(
        Optional<Path> option, Map<String, String> variables, Path home, Optional<Consumer<String>> people) {}
