package dev.launchway.secrets.file;

import dev.launchway.secrets.key.EnvironmentKey;
import java.util.List;
import java.util.Map;

/**
 * What a file of secrets becomes.
 *
 * @param text the new text, encrypted
 * @param key the key that it is encrypted for: another one than before when somebody may not read any more
 * @param files the contents of the files beside it that are encrypted anew, by their names
 * @param changed the values that are new, or differ from before
 */
public record Revision(String text, EnvironmentKey key, Map<String, byte[]> files, List<SecretName> changed) {}
